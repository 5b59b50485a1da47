import { isLightVerb } from '../lexicon/light-verbs.ts';
import type { Item } from '../link/item.ts';
import type { Doubt, ParseState } from './parse-state.ts';

/** What the rules left over, weighed by how much it may have meant. */
export function coverageDoubts(state: Pick<ParseState, 'items' | 'used'>): readonly Doubt[] {
  return state.items.flatMap((item, index): Doubt[] => {
    const weight = state.used[index] === true ? weakLink(item) : leftOver(item);
    return weight > 0 ? [{ reason: `"${item.text}"`, weight }] : [];
  });
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
