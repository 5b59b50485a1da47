import type { SourceTable } from './analysis.ts';

/** Column sets that the DDL declares unique and never null. Lakehouses declare none, and enforce none. */
export function uniqueKeysOf(table: SourceTable | undefined): readonly (readonly string[])[] {
  if (!table) return [];
  const notNull = new Set(table.columns.filter(({ nullable }) => !nullable).map(({ name }) => name));
  const unique = table.uniqueKeys.filter((key) => key.every((column) => notNull.has(column)));
  return [...(table.primaryKey ? [table.primaryKey] : []), ...unique];
}
