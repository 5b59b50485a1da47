import type { DatabaseSync } from 'node:sqlite';
import { readRows } from './read-rows.ts';

export interface IndexStatement {
  readonly name: string;
  readonly sql: string;
}

/** The CREATE statements of indexes by table, in the order of their making. Those that constraints made have none. */
export function readIndexStatements(database: DatabaseSync): ReadonlyMap<string, readonly IndexStatement[]> {
  const rows = readRows<readonly [table: string, name: string, sql: string]>(
    database,
    "SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL",
  );
  const tables = new Map<string, IndexStatement[]>();
  for (const [table, name, sql] of rows) {
    const statements = tables.get(table) ?? [];
    if (statements.length === 0) tables.set(table, statements);
    statements.push({ name, sql });
  }
  return tables;
}
