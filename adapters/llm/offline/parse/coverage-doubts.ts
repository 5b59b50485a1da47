import type { Query } from '../ir/query.ts';
import { isLightVerb } from '../lexicon/light-verbs.ts';
import type { Item } from '../link/item.ts';
import { isOnlyMoment } from '../schema/is-only-moment.ts';
import { addsNothing } from './adds-nothing.ts';
import { isSaidByQuery } from './is-said-by-query.ts';
import type { Doubt, ParseState } from './parse-state.ts';

/** What the rules left over, weighed by how much it may have meant. */
export function coverageDoubts(
  state: Pick<ParseState, 'items' | 'used' | 'zones'>,
  query: Query | null,
): readonly Doubt[] {
  const weak = new Set<string>();
  return state.items.flatMap((item, index): readonly Doubt[] => {
    const asked = state.zones.some((zone) => index >= zone.from && index < zone.to);
    const said = query !== null && isSaidByQuery(item, query, asked);
    if (state.used[index] !== true)
      return said || addsNothing(state, index) ? [] : doubt(item, leftOver(item));
    const verb = item.kind === 'schema' && item.tokens.length === 1 && /ed$/.test(item.lower);
    const repeated = weak.has(item.lower);
    weak.add(item.lower);
    return repeated || (said && verb) || isDated(state.items, index) ? [] : doubt(item, weakLink(item));
  });
}

function doubt(item: Item, weight: number): readonly Doubt[] {
  return weight > 0 ? [{ reason: `"${item.text}"`, weight }] : [];
}

function leftOver(item: Item): number {
  switch (item.kind) {
    case 'word':
      return isLightVerb(item.stem) ? 0.02 : /(?:ly|ed|ing)$/.test(item.lower) ? 0.28 : 0.42;
    case 'value':
      return 0.6;
    case 'number':
      return 0.45;
    case 'schema':
      return 0.2;
    case 'function':
      return functionWeight(item);
    case 'stop':
    case 'mark':
      return 0;
  }
}

function functionWeight(item: Item): number {
  switch (item.tag?.kind) {
    case 'count':
    case 'aggregate':
    case 'superlative':
    case 'compare':
    case 'comparative':
    case 'like':
    case 'between':
    case 'not':
      return 0.4;
    case 'percentage':
    case 'ratio':
      return 1;
    case 'each':
      return 0.1;
    default:
      return 0;
  }
}

/** A name that fits a table or column only loosely. */
function weakLink(item: Item): number {
  if (item.kind !== 'schema') return 0;
  const score = Math.max(item.tables[0]?.score ?? 0, item.columns[0]?.score ?? 0);
  return score >= 0.8 ? 0 : 0.1 + 1.2 * (0.8 - score);
}

/** "*founded* before 1950": the moment that the comparison is with, whatever it is called. */
function isDated(items: readonly Item[], index: number): boolean {
  const [link] = items[index]?.columns ?? [];
  const tag = items[index + 1]?.tag;
  return tag?.kind === 'compare' && tag.temporal === true && link !== undefined && isOnlyMoment(link.column);
}
