import type { DatabaseSync } from 'node:sqlite';

export interface TableRow {
  readonly name: string;
  readonly type: 'table' | 'view' | 'virtual';
  readonly withoutRowid: boolean;
  /** The CREATE statement. */
  readonly sql: string;
}

/** By name. SQLite's own tables and the shadow tables of virtual ones are left out. */
export function readTables(database: DatabaseSync): readonly TableRow[] {
  const rows = database
    .prepare(
      `SELECT t.name, t.type, t.wr, s.sql FROM pragma_table_list AS t
       JOIN sqlite_schema AS s ON s.name = t.name AND s.type IN ('table', 'view')
       WHERE t.schema = 'main' AND t.type <> 'shadow' AND t.ncol > 0 AND substr(t.name, 1, 7) <> 'sqlite_'
       ORDER BY t.name`,
    )
    .all();
  return rows.map((row) => ({
    name: String(row.name),
    type: row.type as TableRow['type'],
    withoutRowid: row.wr === 1,
    sql: String(row.sql ?? ''),
  }));
}
