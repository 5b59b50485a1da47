import { namedTable } from '../parse/named-table.ts';
import type { ParseState, Zone } from '../parse/parse-state.ts';
import { roleOf } from '../parse/role-of.ts';
import { isFlag } from './is-flag.ts';

/** The name at `at` only belongs to another that is asked for, and is not returned itself. */
export function isSaidOfAnother(state: ParseState, zone: Zone, at: number): boolean {
  const beside = roleOf(state.items[at - 1]) === 'column' && at > zone.from;
  const [link] = state.items[at - 1]?.columns ?? [];
  const [own] = state.items[at]?.columns ?? [];
  const whole = (state.items[at]?.tokens.length ?? 0) > 1 && (own?.score ?? 0) >= 0.95;
  if (beside && !whole && !(link !== undefined && isFlag(link.column))) return true;
  return namesColumn(state, zone, at) || isObject(state, zone, at);
}

/** "the names of the directors", where the director is a column: the column itself is its name. */
function namesColumn(state: ParseState, zone: Zone, at: number): boolean {
  if (state.items[at]?.lower.replace(/s$/, '') !== 'name') return false;
  let next = at + 1;
  if (state.items[next]?.lower !== 'of') return false;
  while (
    state.items[next]?.kind === 'stop' ||
    ['all', 'distinct'].includes(state.items[next]?.tag?.kind ?? '')
  )
    next += 1;
  const item = state.items[next];
  return (
    next < zone.to &&
    roleOf(item) === 'column' &&
    (item?.columns[0]?.score ?? 0) >= 0.75 &&
    namedTable(item) === null
  );
}

/** "the minimum enrollment *of all schools*": said of what is asked already. */
function isObject(state: ParseState, zone: Zone, at: number): boolean {
  let before = at - 1;
  while (['the', 'a', 'all', 'each', 'these', 'those'].includes(state.items[before]?.lower ?? ''))
    before -= 1;
  if (before <= zone.from || state.items[before]?.lower !== 'of') return false;
  return state.draft.projections.some((projection) => projection.at >= zone.from && projection.at < at);
}
