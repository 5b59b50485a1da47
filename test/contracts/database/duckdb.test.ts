import { duckdbDatabase } from 'nlquery/database/duckdb';
import { databaseContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';
import { createDuckdbFile } from '../../integration/database/duckdb/create-duckdb-file.ts';

const cases = databaseContract(
  () => duckdbDatabase(),
  {
    provision: () => createDuckdbFile(),
    unreachableUrl: 'duckdb:///no/such/folder/nothing.duckdb',
    invalidUrls: [
      'duckdb:',
      'duckdb://host/path.duckdb',
      'duckdb::memory:',
      'duckdb:///data/shop.duckdb?a=1',
    ],
    equivalentUrls: [
      ['duckdb:///data/shop.duckdb', 'DUCKDB:///data/shop.duckdb', 'duckdb:///data/./shop.duckdb'],
    ],
    slowSql: 'SELECT count(*) FROM range(100000000000) AS n (i) WHERE i < 0',
  },
  {
    capabilities: ['dryRun', 'cancellation', 'readOnly', 'syntaxTree'],
    deviations: [
      {
        caseName: 'introspect gives the length of a type',
        reason: 'DuckDB has text of one type: it takes VARCHAR(200) and keeps VARCHAR.',
      },
    ],
  },
);
runContract(cases, test);
