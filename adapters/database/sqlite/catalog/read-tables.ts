import type { DatabaseSync } from 'node:sqlite';
import { readRows } from './read-rows.ts';

export interface TableRow {
  readonly name: string;
  readonly type: 'table' | 'view' | 'virtual';
  readonly withoutRowid: boolean;
  /** The CREATE statement. */
  readonly sql: string;
}

/** By name. SQLite's own tables and the shadow tables of virtual ones are left out. */
export function readTables(database: DatabaseSync): readonly TableRow[] {
  const statements = new Map(
    readRows<readonly [string, string | null]>(
      database,
      "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view')",
    ),
  );
  const rows = readRows<readonly [string, TableRow['type'], number]>(
    database,
    `SELECT name, type, wr FROM pragma_table_list
     WHERE schema = 'main' AND type <> 'shadow' AND ncol > 0 AND substr(name, 1, 7) <> 'sqlite_'
     ORDER BY name`,
  );
  return rows
    .filter(([name]) => statements.has(name))
    .map(([name, type, wr]) => ({ name, type, withoutRowid: wr === 1, sql: statements.get(name) ?? '' }));
}
