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

/** `indexed` is the table of an index, `null` for all else: a text for each of many tables takes its time. */
type SchemaRow = readonly [name: string, sql: string | null, page: number, indexed: string | null];

/** Reads `sqlite_schema` in one go. */
export function readSchema(database: DatabaseSync): Schema {
  const rows = readRows<SchemaRow>(
    database,
    `SELECT name, sql, rootpage, CASE type WHEN 'index' THEN tbl_name END
     FROM sqlite_schema WHERE type IN ('table', 'view', 'index')`,
  );
  const indexes = new Map<string, IndexStatement[]>();
  const statements: SchemaRow[] = [];
  let isAnalyzed = false;
  let areUsual = true;
  for (const row of rows) {
    const [name, sql, page, indexed] = row;
    if (indexed !== null) {
      if (sql === null) continue;
      const known = indexes.get(indexed);
      if (known) known.push({ name, sql });
      else indexes.set(indexed, [{ name, sql }]);
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
  for (const [name, sql] of statements) {
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
