import type { SchemaTable } from '../schema/schema-model.ts';
import type { ParseState } from './parse-state.ts';
import { roleOf } from './role-of.ts';

/** The table named last before `index`. */
export function nearestTable(state: ParseState, index: number): SchemaTable | null {
  for (let at = index - 1; at >= 0; at -= 1) {
    const item = state.items[at];
    if (roleOf(item) === 'table') return item?.tables[0]?.table ?? null;
  }
  return null;
}
