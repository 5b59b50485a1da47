import type { DatabaseSync } from 'node:sqlite';
import { groupByTable } from './group-by-table.ts';

export interface IndexRow {
  readonly table: string;
  readonly name: string;
  readonly unique: boolean;
  /** `c` made by CREATE INDEX, `u` by a UNIQUE constraint, `pk` by a primary key. */
  readonly origin: string;
  /** `null` stands for an expression. */
  readonly columns: readonly (string | null)[];
  /** The CREATE INDEX statement; `null` for those that a constraint made. */
  readonly sql: string | null;
}

/** Indexes by table, in the order of their making. */
export function readIndexes(database: DatabaseSync): ReadonlyMap<string, readonly IndexRow[]> {
  const rows = database
    .prepare(
      `SELECT s.name AS "table", l.name, l."unique", l.origin, c.cid, c.name AS "column", i.sql
       FROM sqlite_schema AS s, pragma_index_list(s.name, 'main') AS l, pragma_index_xinfo(l.name, 'main') AS c
       LEFT JOIN sqlite_schema AS i ON i.type = 'index' AND i.name = l.name
       WHERE s.type = 'table' AND c.key = 1 ORDER BY s.name, l.seq DESC, c.seqno`,
    )
    .all();
  const indexes = Map.groupBy(rows, (row) => String(row.name));
  return groupByTable(
    [...indexes].flatMap(([name, parts]): IndexRow[] => {
      const [first] = parts;
      if (first === undefined) return [];
      return [
        {
          table: String(first.table),
          name,
          unique: first.unique === 1,
          origin: String(first.origin),
          columns: parts.map((part) => (part.cid === -1 ? 'rowid' : (part.column as string | null))),
          sql: first.sql as string | null,
        },
      ];
    }),
  );
}
