import type { DatabaseSync } from 'node:sqlite';
import { readRows } from './read-rows.ts';

export interface TableRow {
  readonly name: string;
  readonly type: 'table' | 'view' | 'virtual';
  readonly withoutRowid: boolean;
  /** The CREATE statement. */
  readonly sql: string;
}

interface Unusual {
  readonly type: TableRow['type'] | 'shadow';
  readonly withoutRowid: boolean;
  readonly columnCount: number;
}

/** SQLite's own tables and the shadow tables of virtual ones are left out. */
export function readTables(database: DatabaseSync): readonly TableRow[] {
  const statements = readRows<readonly [name: string, sql: string | null, page: number]>(
    database,
    `SELECT name, sql, rootpage FROM sqlite_schema WHERE type IN ('table', 'view') AND substr(name, 1, 7) <> 'sqlite_'`,
  );
  // Views and virtual tables have no pages; what makes a table WITHOUT ROWID comes after its last bracket.
  const areUsual = statements.every(([, sql, page]) => page > 0 && sql?.endsWith(')'));
  const unusual = areUsual ? new Map<string, Unusual>() : readUnusual(database);
  const tables: TableRow[] = [];
  for (const [name, sql] of statements) {
    const { type, withoutRowid, columnCount } = unusual.get(name) ?? usual;
    if (type === 'shadow' || columnCount === 0) continue;
    tables.push({ name, type, withoutRowid, sql: sql ?? '' });
  }
  return tables;
}

const usual: Unusual = { type: 'table', withoutRowid: false, columnCount: 1 };

/** All but tables with a rowid: to tell of every table what nearly all are takes longer than to read their CREATE statements. */
function readUnusual(database: DatabaseSync): ReadonlyMap<string, Unusual> {
  const rows = readRows<readonly [name: string, type: Unusual['type'], wr: number, columnCount: number]>(
    database,
    `SELECT name, type, wr, ncol FROM pragma_table_list
     WHERE schema = 'main' AND (type <> 'table' OR wr = 1 OR ncol = 0)`,
  );
  return new Map(
    rows.map(([name, type, wr, columnCount]) => [name, { type, withoutRowid: wr === 1, columnCount }]),
  );
}
