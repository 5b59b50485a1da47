import type { ColumnRow } from './read-columns.ts';

/** The columns of the primary key, in the key's order. */
export function primaryKeyOf(columns: readonly ColumnRow[]): readonly string[] {
  return columns
    .filter((column) => column.keyPlace > 0)
    .sort((a, b) => a.keyPlace - b.keyPlace)
    .map((column) => column.name);
}
