import type { ChosenIndex } from './chosen-index.ts';
import type { TableUse } from './table-use.ts';

/** Of the seconds a use costs, the share that an index spares. */
export function savedShare(use: TableUse, index: Pick<ChosenIndex, 'columns' | 'include'>): number {
  let kept = 1;
  let at = 0;
  while (at < index.columns.length && use.equal.includes(index.columns[at] ?? '')) {
    kept *= use.selectivity.get(index.columns[at] ?? '') ?? 0.1;
    at += 1;
  }
  const next = index.columns[at];
  if (next !== undefined && next === use.range) kept *= use.selectivity.get(next) ?? 0.33;
  const sorts =
    use.order.length > 0 && use.order.every((column, offset) => index.columns[at + offset] === column);
  if (kept === 1 && !sorts) return 0;
  const covers = use.reads.every(
    (column) => index.columns.includes(column) || index.include.includes(column),
  );
  // A row found by an index and fetched from the table costs about four times one that is read in order.
  const cost = Math.min(1, kept * (covers ? 1 : 4));
  return Math.max(0, (1 - cost) * 0.95, sorts ? 0.3 : 0);
}
