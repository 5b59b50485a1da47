import type { DatabaseSync } from 'node:sqlite';
import { readOfTables, type TableNames } from './read-of-tables.ts';
import { readRows } from './read-rows.ts';

export interface IndexRow {
  readonly name: string;
  readonly unique: boolean;
  /** `c` made by CREATE INDEX, `u` by a UNIQUE constraint, `pk` by a primary key. */
  readonly origin: string;
  /** `null` stands for an expression. */
  readonly columns: readonly (string | null)[];
  /** The CREATE INDEX statement; `null` for those that a constraint made. */
  readonly sql: string | null;
}

type Row = readonly [
  table: string,
  place: number,
  name: string,
  unique: number,
  origin: string,
  number: number,
  column: string | null,
];

/** Indexes by table, in the order of their making. */
export function readIndexes(
  database: DatabaseSync,
  names: TableNames,
): ReadonlyMap<string, readonly IndexRow[]> {
  const rows = readOfTables<Row>(database, names, {
    select: 't.name, l.seq, l.name, l."unique", l.origin, c.cid, c.name',
    from: "pragma_index_list(t.name, 'main') AS l CROSS JOIN pragma_index_xinfo(l.name, 'main') AS c",
    where: 'c.key = 1',
  });
  const statements = new Map(readStatements(database, names).map(([, name, sql]) => [name, sql]));
  const tables = Map.groupBy(rows, ([table]) => table);
  return new Map(
    [...tables].map(([table, parts]) => {
      // SQLite lists a table's indexes from the last one made.
      const indexes = [...Map.groupBy(parts, ([, place]) => place)].sort(([a], [b]) => b - a);
      return [table, indexes.map(([, index]) => indexOf(index, statements))];
    }),
  );
}

/** Table, name and CREATE statement of the indexes that have one, in the order of their making. */
export function readStatements(
  database: DatabaseSync,
  names: TableNames,
): readonly (readonly [table: string, name: string, sql: string])[] {
  const query = "SELECT tbl_name, name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL";
  if (names === null) return readRows(database, query);
  return names.flatMap((name) => readRows(database, `${query} AND tbl_name = ?`, name));
}

function indexOf(parts: readonly Row[], statements: ReadonlyMap<string, string>): IndexRow {
  const [, , name = '', unique, origin = ''] = parts[0] ?? [];
  return {
    name,
    unique: unique === 1,
    origin,
    columns: parts.map(([, , , , , number, column]) => (number === -1 ? 'rowid' : column)),
    sql: statements.get(name) ?? null,
  };
}
