import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteDatabase } from '../../../adapters/database/sqlite/index.ts';
import type { IntrospectEngine } from './introspect-engine.ts';

/** Every table has an index and, but the first, a foreign key; half of the columns have a default or a constraint. */
const columnTypes = [
  'TEXT',
  'INTEGER DEFAULT 0',
  'NUMERIC(10,2)',
  "TEXT DEFAULT 'new'",
  'VARCHAR(80) NOT NULL',
];

/** What one would write by hand: tables, columns, types and defaults, foreign keys and indexes in one statement, in this process. */
const floorQuery = `
  WITH tables AS (
    SELECT name, type FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\')
  SELECT 'column' AS part, t.name AS tbl, t.type AS kind, c.cid AS place, c.name, c.type, c."notnull" AS flag, c.dflt_value AS value, c.pk
  FROM tables t JOIN pragma_table_xinfo(t.name) c
  UNION ALL
  SELECT 'foreign key', t.name, t.type, k.seq, k."from", k."table", k.id, k."to", NULL
  FROM tables t JOIN pragma_foreign_key_list(t.name) k
  UNION ALL
  SELECT 'index', t.name, t.type, c.seqno, c.name, l.name, l."unique", i.sql, NULL
  FROM tables t JOIN pragma_index_list(t.name) l JOIN pragma_index_info(l.name) c
  LEFT JOIN sqlite_schema i ON i.type = 'index' AND i.name = l.name`;

export const sqliteEngine: IntrospectEngine = {
  name: 'sqlite',
  prepare: async (tableCount, columnCount) => {
    const folder = mkdtempSync(join(tmpdir(), 'nlquery-bench-introspect-'));
    const path = join(folder, 'many.sqlite');
    const database = new DatabaseSync(path);
    database.exec('BEGIN');
    for (let number = 0; number < tableCount; number += 1) {
      database.exec(tableStatements(number, columnCount));
    }
    database.exec('COMMIT');
    const version = database.prepare('SELECT sqlite_version() AS version').get();
    const floor = database.prepare(floorQuery);
    return {
      url: `sqlite://${path}`,
      database: sqliteDatabase(),
      serverVersion: String(version?.version),
      readFloor: async () => floor.all().filter(({ part }) => part === 'column').length,
      close: async () => {
        database.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
};

function tableStatements(number: number, columnCount: number): string {
  const name = `table_${number}`;
  const reference = number === 0 ? '' : ` REFERENCES table_${Math.floor(number / 2)} (id)`;
  const columns = Array.from({ length: columnCount - 2 }, (_, index) => {
    return `column_${index} ${columnTypes[index % columnTypes.length]}`;
  });
  return `
    CREATE TABLE ${name} (id INTEGER PRIMARY KEY, parent_id INTEGER${reference}, ${columns.join(', ')});
    CREATE INDEX ${name}_by_column_0 ON ${name} (column_0);`;
}
