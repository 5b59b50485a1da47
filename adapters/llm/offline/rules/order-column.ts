import type { Expression } from '../ir/query.ts';
import type { ParseState } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { displayColumns } from '../schema/display-columns.ts';

/** The column that an item names as a key to order by; a table stands for its name. */
export function orderColumn(state: ParseState, at: number): Expression | null {
  const item = state.items[at];
  if (item === undefined) return null;
  if (roleOf(item) === 'table') {
    const table = item.tables[0]?.table;
    const shown = table === undefined ? undefined : displayColumns(table)[0];
    return shown === undefined ? null : { kind: 'column', column: shown };
  }
  const column = resolveColumn(state, item, tablesNear(state, at));
  return column === null ? null : { kind: 'column', column };
}
