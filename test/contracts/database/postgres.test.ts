import { postgresDatabase } from 'nlquery/database/postgres';
import { databaseContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';
import { createPostgresReader } from '../../integration/database/postgres/create-postgres-reader.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { createPostgresDatabase } from '../../support/live-databases.ts';
import { startSilentServer } from '../../support/start-silent-server.ts';

const silent = await startSilentServer();

describeWithService('postgres', await startPostgres(), (server) => {
  const cases = databaseContract(
    () => postgresDatabase(),
    {
      provision: () => createPostgresDatabase(server),
      unreachableUrl: 'postgres://ada:hunter2-secret@127.0.0.1:1/shop',
      unansweringUrl: `postgres://ada:hunter2-secret@127.0.0.1:${silent.port}/shop`,
      invalidUrls: ['postgres://', 'postgres://ada:hunter2@/', 'postgres://ada:hunter2@host'],
      equivalentUrls: [
        [
          'postgres://ada@host/shop?b=2&a=1',
          'postgresql://ada@HOST:5432/shop?a=1&b=2',
          'POSTGRES://ada@host/shop?a=1&b=2',
        ],
      ],
      secret: { url: 'postgres://ada:hunter2-secret@host/shop', text: 'hunter2-secret' },
      provisionReader: (database) => createPostgresReader(server, database),
      slowSql: 'SELECT count(*) FROM generate_series(1, 100000000000) AS n (i) WHERE i < 0',
    },
    { capabilities: ['dryRun', 'cancellation', 'readOnly', 'pinsAddresses', 'roleRisks', 'planCost'] },
  );
  runContract(cases, test);
});
