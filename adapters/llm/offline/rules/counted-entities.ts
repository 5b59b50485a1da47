import type { ParseState } from '../parse/parse-state.ts';
import { roleOf } from '../parse/role-of.ts';
import { take } from '../parse/take.ts';

/** "Find *5* customers who …": a number before the entity that is asked for. */
export function countedEntities(state: ParseState): number | null {
  for (const zone of state.zones) {
    for (let at = zone.from; at < zone.to - 1; at += 1) {
      const item = state.items[at];
      if (item?.kind !== 'number' || state.used[at] === true || roleOf(state.items[at + 1]) !== 'table')
        continue;
      take(state, at);
      return Number(item.text);
    }
  }
  return null;
}
