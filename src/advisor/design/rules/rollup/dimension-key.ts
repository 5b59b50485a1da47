import type { BoundColumn } from '../../../analysis/binding.ts';
/** `table.column`: equal for two queries that call the table by other names. */
export function dimensionKey({ relation, origin }: BoundColumn): string {
  return `${relation.table?.name}.${origin?.column}`;
}
