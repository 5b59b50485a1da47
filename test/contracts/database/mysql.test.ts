import { mysqlDatabase } from 'nlquery/database/mysql';
import { databaseContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';
import { createMysqlDatabase } from '../../integration/database/mysql/create-mysql-database.ts';
import { createMysqlReader } from '../../integration/database/mysql/create-mysql-reader.ts';
import { isMariadb } from '../../integration/database/mysql/is-mariadb.ts';
import { startMysql } from '../../integration/database/mysql/start-mysql.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startSilentServer } from '../../support/start-silent-server.ts';

const silent = await startSilentServer();
const service = await startMysql();
const onMariadb = service !== null && (await isMariadb(service.url));

describeWithService('mysql', service, (server) => {
  const cases = databaseContract(
    () => mysqlDatabase(),
    {
      provision: () => createMysqlDatabase(server),
      unreachableUrl: 'mysql://ada:hunter2-secret@127.0.0.1:1/shop',
      unansweringUrl: `mysql://ada:hunter2-secret@127.0.0.1:${silent.port}/shop`,
      invalidUrls: [
        'mysql://',
        'mysql://ada:hunter2@/',
        'mysql://ada:hunter2@host',
        'mysql://ada:100%zz@host/shop',
      ],
      equivalentUrls: [
        [
          'mysql://ada@host/shop?b=2&a=1',
          'mariadb://ada@HOST:3306/shop?a=1&b=2',
          'MYSQL://ada@host/shop?a=1&b=2',
        ],
      ],
      secret: { url: 'mariadb://ada:hunter2-secret@host/shop', text: 'hunter2-secret' },
      provisionReader: (database) => createMysqlReader(server, database),
      slowSql: `SELECT count(*) FROM information_schema.COLLATIONS a, information_schema.COLLATIONS b,
        information_schema.COLLATIONS c, information_schema.COLLATIONS d WHERE a.ID + b.ID + c.ID + d.ID < 0`,
    },
    {
      capabilities: ['dryRun', 'cancellation', 'readOnly', 'pinsAddresses', 'roleRisks'],
      deviations: onMariadb
        ? [
            {
              caseName: 'introspect states dialect, version and name',
              reason: 'One adapter serves two dialects: the catalog states which of them the server speaks.',
            },
          ]
        : [],
    },
  );
  runContract(cases, test);
});
