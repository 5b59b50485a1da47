import { mysqlSandbox } from 'nlquery/sandbox/mysql';
import { runContract, sandboxContract } from 'nlquery/testing';
import { test } from 'vitest';
import { startMysql } from '../../integration/database/mysql/start-mysql.ts';
import { describeWithService } from '../../services/describe-with-service.ts';

describeWithService('mysql', await startMysql(), ({ url }) => {
  const cases = sandboxContract(() => mysqlSandbox({ url }), {
    capabilities: ['survivesTimeout'],
    unreachable: () => mysqlSandbox({ url: 'mysql://ada:hunter2-secret@127.0.0.1:1' }),
    secrets: ['hunter2-secret'],
  });
  runContract(cases, test);
});
