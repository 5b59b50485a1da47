import type { ParseState } from '../parse/parse-state.ts';
import { roleOf } from '../parse/role-of.ts';

/** "with 2 pets", "used by only one country": a bare number before the name of a table, not at the head of a list. */
export function isExactCount(state: ParseState, index: number): boolean {
  const item = state.items[index];
  const before = state.items[index - 1];
  if (item?.kind !== 'number' || before === undefined || roleOf(state.items[index + 1]) !== 'table')
    return false;
  if (state.zones.some((zone) => index >= zone.from && index < zone.to)) return false;
  return (
    ['have', 'has', 'had', 'with', 'in', 'by', 'only', 'exactly', 'to', 'on', 'for', 'a', 'single'].includes(
      before.lower,
    ) || before.kind === 'word'
  );
}
