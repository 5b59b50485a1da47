import type { DatabaseSync } from 'node:sqlite';
import { groupByTable } from './group-by-table.ts';

export interface ForeignKeyRow {
  readonly table: string;
  /** As the key's declaration spells it. */
  readonly target: string;
  readonly columns: readonly string[];
  /** As declared; `null` means the target's primary key. */
  readonly targetColumns: readonly string[] | null;
}

/** Foreign keys by table, in the order of their declaration. */
export function readForeignKeys(database: DatabaseSync): ReadonlyMap<string, readonly ForeignKeyRow[]> {
  const rows = database
    .prepare(
      `SELECT s.name AS "table", k.id, k."table" AS target, k."from" AS "column", k."to" AS target_column
       FROM sqlite_schema AS s, pragma_foreign_key_list(s.name, 'main') AS k
       WHERE s.type = 'table' ORDER BY s.name, k.id DESC, k.seq`,
    )
    .all();
  const keys = Map.groupBy(rows, (row) => `${row.id} ${row.table}`);
  return groupByTable(
    [...keys.values()].flatMap((parts): ForeignKeyRow[] => {
      const [first] = parts;
      if (first === undefined) return [];
      const targetColumns = parts.map((part) => part.target_column);
      return [
        {
          table: String(first.table),
          target: String(first.target),
          columns: parts.map((part) => String(part.column)),
          targetColumns: targetColumns.includes(null) ? null : targetColumns.map(String),
        },
      ];
    }),
  );
}
