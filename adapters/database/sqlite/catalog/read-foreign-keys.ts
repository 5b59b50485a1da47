import type { DatabaseSync } from 'node:sqlite';
import { readOfTables } from './read-of-tables.ts';

export interface ForeignKeyRow {
  /** As the key's declaration spells it. */
  readonly target: string;
  readonly columns: readonly string[];
  /** As declared; `null` means the target's primary key. */
  readonly targetColumns: readonly string[] | null;
}

type Row = readonly [id: number, target: string, column: string, targetColumn: string | null];

/** Foreign keys by table, in the order of their declaration. */
export function readForeignKeys(
  database: DatabaseSync,
  names: readonly string[],
): ReadonlyMap<string, readonly ForeignKeyRow[]> {
  const tables = readOfTables<Row>(database, names, {
    select: 'k.id, k."table", k."from", k."to"',
    from: "pragma_foreign_key_list(t.value, 'main') AS k",
    where: 'true',
  });
  return new Map(
    [...tables].map(([table, parts]) => {
      // SQLite counts a table's keys from the last one declared.
      const keys = [...Map.groupBy(parts, ([id]) => id)].sort(([a], [b]) => b - a);
      return [table, keys.map(([, key]) => foreignKeyOf(key))];
    }),
  );
}

function foreignKeyOf(parts: readonly Row[]): ForeignKeyRow {
  const targetColumns = parts.flatMap(([, , , column]) => column ?? []);
  return {
    target: parts[0]?.[1] ?? '',
    columns: parts.map(([, , column]) => column),
    targetColumns: targetColumns.length < parts.length ? null : targetColumns,
  };
}
