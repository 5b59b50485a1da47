import type { Expression } from '../ir/query.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';
import { displayColumns } from '../schema/display-columns.ts';
import { orderColumn } from './order-column.ts';

/** "in alphabetical order (of title)": by the column named, else by the first text that is returned. */
export function readAlphabetical(state: ParseState, index: number, descending: boolean): void {
  take(state, index);
  const next = neighbour(state.items, index, 1);
  const named = next !== -1 && state.items[next]?.kind === 'schema' ? orderColumn(state, next) : null;
  if (named !== null) take(state, next);
  const asked = named ?? firstText(state);
  if (asked !== null) state.draft.orderBy.push({ expression: asked, descending });
}

/** The first text column that the question returns, else the head's name. */
function firstText(state: ParseState): Expression | null {
  for (const zone of state.zones) {
    for (let at = zone.from; at < zone.to; at += 1) {
      const item = state.items[at];
      if (item === undefined || roleOf(item) !== 'column') continue;
      const column = resolveColumn(
        state,
        item,
        tablesNear(state, at),
        (candidate) => candidate.kind === 'text',
      );
      if (column !== null) return { kind: 'column', column };
    }
  }
  const shown = state.head === null ? undefined : displayColumns(state.head)[0];
  return shown === undefined ? null : { kind: 'column', column: shown };
}
