import assert from 'node:assert/strict';
import { lookup } from 'node:dns/promises';
import { assertRejects } from '../assert-rejects.ts';
import type { DatabaseCase } from './database-case.ts';
import type { DatabaseFixture } from './database-fixture.ts';

export const pinningCases: readonly DatabaseCase[] = [
  {
    name: 'connect goes to the addresses it is given, whatever the name of the host leads to',
    capability: 'pinsAddresses',
    run: async (fixture) => {
      const { host, address } = await serverOf(fixture);
      // RFC 6761: a name that nobody can look up.
      const url = fixture.provisioned.url.replace(host, 'pinned.invalid');
      const connection = await fixture.database.connect(url, { addresses: [address] });
      await connection.close();
    },
  },
  {
    name: 'connect goes to no address but those it is given',
    capability: 'pinsAddresses',
    run: async ({ database, provisioned }) => {
      // RFC 5737: an address where nobody is.
      const options = { addresses: ['192.0.2.1'], timeoutMs: 300 };
      await assertRejects(database.connect(provisioned.url, options), 'DATABASE_UNREACHABLE');
    },
  },
];

async function serverOf({
  database,
  provisioned,
}: DatabaseFixture): Promise<{ readonly host: string; readonly address: string }> {
  const { location } = database.parseUrl(provisioned.url);
  assert.ok(location?.kind === 'server', 'parseUrl says where the server is');
  return { host: location.host, address: (await lookup(location.host)).address };
}
