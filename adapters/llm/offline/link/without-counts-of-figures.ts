import type { AggregateFunction } from '../ir/query.ts';
import { roleOf } from '../parse/role-of.ts';
import { namesQuantity } from '../rules/names-quantity.ts';
import type { Item } from './item.ts';

/**
 * "the maximum *number of* seats", "the maximum and *minimum number of* seats" where the rows say how many: the figure
 * is of the column, and nothing is counted.
 */
export function withoutCountsOfFigures(items: readonly Item[]): readonly Item[] {
  return items.map((item, index): Item => {
    const of = items[index + 1];
    if (of === undefined || roleOf(of) !== 'column' || !namesQuantity(of)) return item;
    if (item.tag?.kind === 'count' && isFigure(items[index - 1])) return { ...item, kind: 'stop', tag: null };
    const fn = EXTREMES.get(item.tokens[0]?.lower ?? '');
    const joined =
      (items[index - 1]?.tag?.kind === 'and' && isFigure(items[index - 2])) ||
      !items.slice(0, index).some(({ kind }) => kind === 'schema');
    return fn !== undefined && item.tag?.kind === 'superlative' && joined
      ? { ...item, tag: { kind: 'aggregate', fn } }
      : item;
  });
}

const EXTREMES: ReadonlyMap<string, AggregateFunction & ('min' | 'max')> = new Map([
  ['minimum', 'min'],
  ['maximum', 'max'],
]);

function isFigure(item: Item | undefined): boolean {
  return item?.tag?.kind === 'aggregate';
}
