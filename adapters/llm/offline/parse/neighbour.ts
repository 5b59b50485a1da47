import type { Item } from '../link/item.ts';

/**
 * The next item that is more than an article, auxiliary or preposition, walking by `step` from `from`
 * (exclusive); -1 past a punctuation mark or the end.
 */
export function neighbour(
  items: readonly Item[],
  from: number,
  step: 1 | -1,
  stops: ReadonlySet<string> | null = null,
): number {
  for (let index = from + step; index >= 0 && index < items.length; index += step) {
    const item = items[index];
    if (item === undefined || item.kind === 'mark') return -1;
    if (item.kind === 'stop' && (stops === null || stops.has(item.lower))) continue;
    return index;
  }
  return -1;
}
