import type { ColumnRow } from '../catalog/catalog-part.ts';

/** The columns of the primary key, in the key's order. */
export function primaryKeyOf(columns: readonly ColumnRow[]): readonly string[] {
  return columns
    .filter(([, , , , , place]) => place > 0)
    .sort((a, b) => a[5] - b[5])
    .map(([, name]) => name);
}
