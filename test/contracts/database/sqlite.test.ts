import { sqliteDatabase } from 'nlquery/database/sqlite';
import { databaseContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';
import { createSqliteDatabase } from '../../support/live-databases.ts';

const cases = databaseContract(
  () => sqliteDatabase(),
  {
    provision: createSqliteDatabase,
    unreachableUrl: 'sqlite:///no/such/folder/nothing.db',
    invalidUrls: ['sqlite:', 'sqlite://host/path.db', 'sqlite::memory:'],
    equivalentUrls: [['sqlite:///data/shop.db', 'SQLITE:///data/shop.db', 'file:///data/./shop.db']],
    slowSql:
      'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i < 0',
  },
  { capabilities: ['dryRun', 'cancellation', 'readOnly'] },
);
runContract(cases, test);
