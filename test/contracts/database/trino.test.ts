import { trinoDatabase } from 'nlquery/database/trino';
import { type DatabaseEnvironment, databaseContract, runContract } from 'nlquery/testing';
import { describe, test } from 'vitest';
import { provisionOnEmulator, provisionOnServer } from '../../integration/database/trino/trino-servers.ts';
import { startSilentServer } from '../../support/start-silent-server.ts';

const silent = await startSilentServer();
const aliases = Array.from({ length: 26 }, (_, index) => `c${index}`);

function contract(provision: DatabaseEnvironment['provision']): void {
  const cases = databaseContract(
    () => trinoDatabase(),
    {
      provision,
      unreachableUrl: 'trino://ada:hunter2-secret@127.0.0.1:1/memory',
      unansweringUrl: `trino://ada:hunter2-secret@127.0.0.1:${silent.port}/memory`,
      invalidUrls: [
        'trino://',
        'trino://ada@host',
        'trino://host/memory',
        'trino://ada:hunter2@host/memory',
        'trino://ada@host/memory/shop/orders',
        'trino://ada@host/memory?SSLVerification=NONE',
      ],
      equivalentUrls: [
        [
          'trino://ada@host/memory/shop',
          'TRINO://ada@HOST:8080/memory/shop/',
          'trino://ada@host/memory/shop?ssl=false',
        ],
        [
          'trino://ada@host:443/memory',
          'trino://ada@host/memory?SSL=true',
          'trino://ada@host:443/memory?SSL=TRUE',
        ],
      ],
      secret: { url: 'trino://ada:hunter2-secret@host:443/memory', text: 'hunter2-secret' },
      // No row passes, and no table can be left out of the sum.
      slowSql: `SELECT count(*) FROM ${aliases.map((alias) => `customers ${alias}`).join(' CROSS JOIN ')}
        WHERE ${aliases.map((alias) => `${alias}.id`).join(' + ')} < 0`,
    },
    {
      capabilities: ['dryRun', 'cancellation', 'readOnly', 'pinsAddresses'],
      deviations: [
        'introspect gives primary keys, their columns in order',
        'introspect gives foreign keys with both ends',
        'introspect gives unique constraints',
        'introspect gives check constraints without the word CHECK',
        'introspect gives indexes, their columns in order',
      ].map((caseName) => ({
        caseName,
        reason: 'Trino has no keys, checks or indexes, whatever its connectors have.',
      })),
    },
  );
  runContract(cases, test);
}

describe('on the emulator', () => contract(provisionOnEmulator));

const { TEST_TRINO_URL } = process.env;
if (TEST_TRINO_URL !== undefined)
  describe('on TEST_TRINO_URL', () => contract(provisionOnServer(TEST_TRINO_URL)));
