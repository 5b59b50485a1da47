import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { DatabaseEnvironment } from 'nlquery/testing';

/** How the contract gets at files that it may write, and at URLs that mean something to the adapter. */
export const sqliteEnvironment: DatabaseEnvironment = {
  provision: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nlquery-custom-'));
    const database = new DatabaseSync(join(folder, 'sample.db'));
    return {
      url: `sqlite://${join(folder, 'sample.db')}`,
      execute: async (sql) => database.exec(sql),
      drop: async () => {
        database.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
  unreachableUrl: 'sqlite:///no/such/folder/nothing.db',
  invalidUrls: ['sqlite:', 'sqlite://relative.db', 'sqlite:///data/shop.db?mode=rw'],
  equivalentUrls: [['sqlite:///data/shop.db', 'SQLITE:///data/./shop.db']],
  slowSql:
    'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n WHERE i < 0',
};
