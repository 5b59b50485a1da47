import type { ParseState, Zone } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';

/** "how much does it *weigh*": a quantity named after the verb. */
export function quantityAfter(state: ParseState, zone: Zone): SchemaColumn | null {
  for (let at = zone.to; at < state.items.length; at += 1) {
    const item = state.items[at];
    if (item === undefined || state.used[at] === true || roleOf(item) !== 'column') continue;
    const column = resolveColumn(
      state,
      item,
      tablesNear(state, at),
      (candidate) => candidate.kind === 'number' && !candidate.isIdentifier,
    );
    if (column === null) continue;
    take(state, at);
    return column;
  }
  return null;
}
