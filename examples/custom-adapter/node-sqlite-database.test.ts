import { databaseContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';
import { nodeSqliteDatabase } from './node-sqlite-database.ts';
import { sqliteEnvironment } from './sqlite-environment.ts';

const checks = {
  caseName: 'introspect gives check constraints without the word CHECK',
  reason:
    'SQLite keeps them only as text of the CREATE TABLE statement, which is not parsed here; none are given.',
};
const options = { capabilities: ['dryRun', 'readOnly'], deviations: [checks] };
runContract(databaseContract(nodeSqliteDatabase, sqliteEnvironment, options), test);
