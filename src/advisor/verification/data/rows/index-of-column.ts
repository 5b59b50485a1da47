import type { SourceTable } from '../../../analysis/analysis.ts';

/** Where a column stands in a table; −1 where there is none. */
export function indexOfColumn(table: SourceTable, column: string): number {
  return table.columns.findIndex(({ name }) => name.toLowerCase() === column.toLowerCase());
}
