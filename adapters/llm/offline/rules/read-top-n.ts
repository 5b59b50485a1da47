import { neighbour } from '../parse/neighbour.ts';
import type { ParseState } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { tablesNear } from '../parse/tables-near.ts';
import { take } from '../parse/take.ts';

/** "top 5 countries by number of invoices", "first 10 …": the limit, and the order that "by" states. */
export function readTopN(state: ParseState): void {
  for (let index = 0; index < state.items.length - 1; index += 1) {
    const word = state.items[index]?.lower ?? '';
    const number = state.items[index + 1];
    if (!['top', 'bottom', 'first'].includes(word) || number?.kind !== 'number' || state.used[index] === true)
      continue;
    take(state, index, index + 1);
    state.draft.limit = Number(number.text);
    if (!readNamed(state, index + 2, word !== 'bottom')) readBy(state, index + 2, word !== 'bottom');
  }
}

/** "with the top 3 *points*": what is named right after the number is what they are ranked by. */
function readNamed(state: ParseState, at: number, descending: boolean): boolean {
  const item = state.items[at];
  if (item === undefined || roleOf(item) !== 'column' || state.items[at - 3]?.lower === 'of') return false;
  if (state.items[at + 1]?.kind === 'schema') return false;
  const column = resolveColumn(
    state,
    item,
    tablesNear(state, at),
    (candidate) => candidate.kind === 'number' && !candidate.isIdentifier,
  );
  if (column === null) return false;
  take(state, at);
  state.draft.orderBy.push({ expression: { kind: 'column', column }, descending });
  return true;
}

function readBy(state: ParseState, from: number, descending: boolean): void {
  for (let at = from; at < state.items.length; at += 1) {
    const item = state.items[at];
    if (item === undefined || (item.kind === 'mark' && /^[.?!;]$/.test(item.text))) return;
    const orders = item.tag?.kind === 'order';
    if (item.lower !== 'by' && item.text.toLowerCase() !== 'in terms of' && !orders) continue;
    const next = neighbour(state.items, at, 1);
    const tag = state.items[next]?.tag;
    if (tag?.kind === 'count') {
      const counted = neighbour(state.items, next, 1);
      const table =
        roleOf(state.items[counted]) === 'table' ? state.items[counted]?.tables[0]?.table : undefined;
      take(state, at, next, counted);
      if (table !== undefined) state.draft.root ??= table;
      state.draft.orderBy.push({
        expression: { kind: 'aggregate', fn: 'count', distinct: false, argument: null },
        descending,
      });
      return;
    }
    const aggregated = tag?.kind === 'aggregate' ? tag.fn : null;
    const named = aggregated === null ? next : neighbour(state.items, next, 1);
    const key = state.items[named];
    const column =
      key === undefined
        ? null
        : resolveColumn(state, key, tablesNear(state, named), (candidate) => candidate.kind !== 'text');
    if (column === null) continue;
    take(state, at, next, named);
    const plain = { kind: 'column', column } as const;
    state.draft.orderBy.push({
      expression:
        aggregated === null ? plain : { kind: 'aggregate', fn: aggregated, distinct: false, argument: plain },
      descending,
    });
    return;
  }
}
