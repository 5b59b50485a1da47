import { MEASURE_ADJECTIVES, UNITS } from '../lexicon/measure-words.ts';
import type { ParseState } from './parse-state.ts';
import { roleOf } from './role-of.ts';

/** "over 200 *mph*", "how many minutes *long*", "staff *members*": it only rounds off the number or name before it. */
export function addsNothing(state: Pick<ParseState, 'items' | 'used'>, index: number): boolean {
  const item = state.items[index];
  const before = state.items[index - 1];
  if (item?.kind !== 'word' || before === undefined || state.used[index - 1] !== true) return false;
  if (before.kind === 'number') return UNITS.has(item.lower);
  if (item.stem === 'member') return roleOf(before) === 'table';
  return MEASURE_ADJECTIVES.has(item.lower) && before.columns.some(({ column }) => column.kind === 'number');
}
