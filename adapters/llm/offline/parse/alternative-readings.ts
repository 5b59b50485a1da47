import type { Item } from '../link/item.ts';

const CLOSE = 0.2;

/**
 * The items as linked, then with one name at a time read as its next best table or column, the smallest loss first:
 * what to try when a statement has failed.
 */
export function alternativeReadings(items: readonly Item[]): readonly (readonly Item[])[] {
  const changes: { readonly loss: number; readonly items: readonly Item[] }[] = [];
  for (const [index, item] of items.entries()) {
    if (item.kind !== 'schema') continue;
    const best = Math.max(item.tables[0]?.score ?? 0, item.columns[0]?.score ?? 0);
    const asTable = (item.tables[0]?.score ?? 0) >= (item.columns[0]?.score ?? 0);
    const next: Item = asTable
      ? { ...item, tables: item.tables.slice(1) }
      : { ...item, columns: item.columns.slice(1) };
    const left = Math.max(next.tables[0]?.score ?? 0, next.columns[0]?.score ?? 0);
    if (left === 0 || best - left > CLOSE) continue;
    changes.push({ loss: best - left, items: items.with(index, next) });
  }
  changes.sort((left, right) => left.loss - right.loss);
  return [items, ...changes.map((change) => change.items)];
}
