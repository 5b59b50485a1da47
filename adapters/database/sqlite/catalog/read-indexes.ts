import type { DatabaseSync } from 'node:sqlite';
import type { IndexStatement } from './read-index-statements.ts';
import { readOfTables } from './read-of-tables.ts';

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
  place: number,
  name: string,
  unique: number,
  origin: string,
  number: number,
  column: string | null,
];

/** Indexes by table, in the order of their making; `statements` are those of all tables. */
export function readIndexes(
  database: DatabaseSync,
  names: readonly string[],
  statements: ReadonlyMap<string, readonly IndexStatement[]>,
): ReadonlyMap<string, readonly IndexRow[]> {
  const tables = readOfTables<Row>(database, names, {
    select: 'l.seq, l.name, l."unique", l.origin, c.cid, c.name',
    from: "pragma_index_list(t.value, 'main') AS l CROSS JOIN pragma_index_xinfo(l.name, 'main') AS c",
    where: 'c.key = 1',
  });
  return new Map(
    [...tables].map(([table, parts]) => {
      const written = statements.get(table) ?? [];
      // SQLite lists a table's indexes from the last one made.
      const indexes = [...Map.groupBy(parts, ([place]) => place)].sort(([a], [b]) => b - a);
      return [table, indexes.map(([, index]) => indexOf(index, written))];
    }),
  );
}

function indexOf(parts: readonly Row[], statements: readonly IndexStatement[]): IndexRow {
  const [, name = '', unique, origin = ''] = parts[0] ?? [];
  return {
    name,
    unique: unique === 1,
    origin,
    columns: parts.map(([, , , , number, column]) => (number === -1 ? 'rowid' : column)),
    sql: statements.find((statement) => statement.name === name)?.sql ?? null,
  };
}
