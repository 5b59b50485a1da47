import type { Item } from '../link/item.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';
import type { ParseState } from './parse-state.ts';

/**
 * The column an item names, where several tables have one so called: the better name first, then the table it
 * is said of (`preferred`, nearest first), then the tables the question speaks of.
 */
export function resolveColumn(
  state: Pick<ParseState, 'focus' | 'head'>,
  item: Item,
  preferred: readonly (SchemaTable | null | undefined)[],
  accepts: (column: SchemaColumn) => boolean = () => true,
): SchemaColumn | null {
  let best: SchemaColumn | null = null;
  let bestScore = 0;
  for (const { column, score } of item.columns) {
    if (!accepts(column)) continue;
    const near = preferred.filter((table) => table !== null && table !== undefined).indexOf(column.table);
    const spoken = state.focus.indexOf(column.table);
    const total =
      score +
      (near >= 0 ? 0.36 - 0.09 * Math.min(near, 3) : 0) +
      (column.table === state.head ? 0.06 : 0) +
      (spoken >= 0 ? 0.12 - 0.01 * Math.min(spoken, 8) : 0) -
      (column.isForeignKey && score < 1 ? 0.03 : 0);
    if (total > bestScore) [best, bestScore] = [column, total];
  }
  return best;
}
