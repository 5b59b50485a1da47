import assert from 'node:assert/strict';
import type { DatabaseCase } from './database-case.ts';

const dialects = ['postgres', 'sqlite', 'mysql', 'mariadb', 'duckdb', 'trino', 'tsql', 'clickhouse'];

export const declarationCases: readonly DatabaseCase[] = [
  {
    name: 'is named like a subpath',
    run: async ({ database }) => assert.match(database.name, /^[a-z0-9]+(-[a-z0-9]+)*$/),
  },
  {
    name: 'declares the capabilities that this contract checks',
    run: async ({ database, capabilities }) => {
      const declared = Object.entries(database.capabilities)
        .filter(([, value]) => value !== false && value !== 'none')
        .map(([capability]) => capability);
      assert.deepEqual(declared.sort(), [...capabilities].sort());
    },
  },
  {
    name: 'declares a dialect',
    run: async ({ database }) => assert.ok(dialects.includes(database.dialect), database.dialect),
  },
  {
    name: 'declares schemes in lower case, without the colon',
    run: async ({ database, provisioned }) => {
      for (const scheme of database.schemes) assert.match(scheme, /^[a-z][a-z0-9+.-]*$/);
      assert.ok(database.schemes.includes(provisioned.url.slice(0, provisioned.url.indexOf(':'))));
    },
  },
];
