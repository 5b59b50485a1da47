import type { Item } from '../link/item.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { tablesNear } from '../parse/tables-near.ts';
import type { Operand } from './left-operand.ts';

/** "more than 500 dollars of balance", "at least 3 stops": the column stands after the number. */
export function rightOperand(state: ParseState, right: number, literal: Item): Operand | null {
  const after = neighbour(state.items, right, 1);
  const item = state.items[after];
  if (item === undefined || literal.kind !== 'number' || state.used[after] === true) return null;
  const column = resolveColumn(
    state,
    item,
    tablesNear(state, after),
    (candidate) => candidate.kind === 'number' && !candidate.isIdentifier,
  );
  return column === null ? null : { column, reversed: false, aggregate: null, taken: [after] };
}
