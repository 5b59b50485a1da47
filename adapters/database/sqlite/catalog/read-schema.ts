import type { DatabaseSync } from 'node:sqlite';
import { readRows } from './read-rows.ts';

/** What `sqlite_schema` holds, without SQLite's own tables and the shadow tables of virtual ones. */
export interface Schema {
  readonly tables: readonly TableRow[];
  /** ANALYZE has run. */
  readonly isAnalyzed: boolean;
}

export interface TableRow {
  readonly name: string;
  readonly type: 'table' | 'view' | 'virtual';
  readonly withoutRowid: boolean;
  /** The CREATE statement. */
  readonly sql: string;
  /** In the order of their making, without those that constraints made. */
  readonly indexes: readonly IndexStatement[];
}

export interface IndexStatement {
  readonly name: string;
  readonly sql: string;
}

type SchemaRow = readonly [type: string, name: string, table: string, page: number, sql: string | null];

/** Reads `sqlite_schema` in one go. */
export function readSchema(database: DatabaseSync): Schema {
  const rows = readRows<SchemaRow>(
    database,
    `SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema WHERE type IN ('table', 'view', 'index')`,
  );
  const indexes = new Map<string, IndexStatement[]>();
  const statements: SchemaRow[] = [];
  let isAnalyzed = false;
  let areUsual = true;
  for (const row of rows) {
    const [type, name, table, page, sql] = row;
    if (type === 'index') {
      if (sql === null) continue;
      const known = indexes.get(table);
      if (known) known.push({ name, sql });
      else indexes.set(table, [{ name, sql }]);
    } else if (name.startsWith('sqlite_')) {
      if (name === 'sqlite_stat1') isAnalyzed = true;
    } else {
      statements.push(row);
      // Views and virtual tables have no pages; what makes a table WITHOUT ROWID comes after its last bracket.
      areUsual &&= page > 0 && sql?.endsWith(')') === true;
    }
  }
  const unusual = areUsual ? new Map<string, Unusual>() : readUnusual(database);
  const tables: TableRow[] = [];
  for (const [, name, , , sql] of statements) {
    const { type, withoutRowid, columnCount } = unusual.get(name) ?? usual;
    if (type === 'shadow' || columnCount === 0) continue;
    tables.push({ name, type, withoutRowid, sql: sql ?? '', indexes: indexes.get(name) ?? [] });
  }
  return { tables, isAnalyzed };
}

interface Unusual {
  readonly type: TableRow['type'] | 'shadow';
  readonly withoutRowid: boolean;
  readonly columnCount: number;
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
