import type { Item } from '../link/item.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

export type GroupOwner =
  | { readonly kind: 'table'; readonly table: SchemaTable }
  | { readonly kind: 'column'; readonly column: SchemaColumn };

/**
 * Whose rows are counted at `index`: the nearest table or column named before it ("the *countries* with more than
 * two channels"), else what the question is about.
 */
export function groupOwner(
  state: ParseState,
  scope: Scope,
  index: number,
  counted: SchemaTable | null = null,
): GroupOwner | null {
  let column: SchemaColumn | null = null;
  for (let at = index - 1; at >= scope.from; at -= 1) {
    const item = state.items[at];
    if (item === undefined || (item.kind === 'mark' && /^[.?!;]$/.test(item.text))) break;
    if (item.tag?.kind === 'superlative') break;
    const role = isVerb(item) ? null : roleOf(item);
    if (role === 'table' && item.tables[0] !== undefined && item.tables[0].table === counted) continue;
    if (role === 'table' && item.tables[0] !== undefined)
      return { kind: 'table', table: item.tables[0].table };
    if (role === 'column' && column === null && state.used[at] !== true) {
      column = resolveColumn(state, item, tablesNear(state, at));
    }
  }
  if (column !== null) return { kind: 'column', column };
  return state.head === null ? null : { kind: 'table', table: state.head };
}

/** "the club that *visited* the most halls": no owner, although a table may be called like it. */
function isVerb(item: Item): boolean {
  return item.tokens.length === 1 && /ed$/.test(item.lower);
}
