import type { DatabaseSync } from 'node:sqlite';
import { readOfTables, type TableNames } from './read-of-tables.ts';

export interface ForeignKeyRow {
  /** As the key's declaration spells it. */
  readonly target: string;
  readonly columns: readonly string[];
  /** As declared; `null` means the target's primary key. */
  readonly targetColumns: readonly string[] | null;
}

type Row = readonly [table: string, id: number, target: string, column: string, targetColumn: string | null];

/** Foreign keys by table, in the order of their declaration. */
export function readForeignKeys(
  database: DatabaseSync,
  names: TableNames,
): ReadonlyMap<string, readonly ForeignKeyRow[]> {
  const rows = readOfTables<Row>(database, names, {
    select: 't.name, k.id, k."table", k."from", k."to"',
    from: "pragma_foreign_key_list(t.name, 'main') AS k",
    where: 'true',
  });
  const tables = Map.groupBy(rows, ([table]) => table);
  return new Map(
    [...tables].map(([table, parts]) => {
      // SQLite counts a table's keys from the last one declared.
      const keys = [...Map.groupBy(parts, ([, id]) => id)].sort(([a], [b]) => b - a);
      return [table, keys.map(([, key]) => foreignKeyOf(key))];
    }),
  );
}

function foreignKeyOf(parts: readonly Row[]): ForeignKeyRow {
  const targetColumns = parts.flatMap(([, , , , column]) => column ?? []);
  return {
    target: parts[0]?.[2] ?? '',
    columns: parts.map(([, , , column]) => column),
    targetColumns: targetColumns.length < parts.length ? null : targetColumns,
  };
}
