import type { Condition } from '../ir/query.ts';
import type { ComparisonOperator } from '../lexicon/function-tag.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { take } from '../parse/take.ts';
import { leftOperand } from './left-operand.ts';
import { mirroredOperator } from './mirrored-operator.ts';

/** "whose permanent address is different from the current address": two columns of one row. */
export function readColumnPair(
  state: ParseState,
  scope: Scope,
  index: number,
  right: number,
  op: ComparisonOperator,
): void {
  const item = state.items[right];
  const left = item === undefined ? null : leftOperand(state, scope, index, item);
  if (item === undefined || left === null) return;
  const other = resolveColumn(
    state,
    item,
    [left.column.table],
    (column) => column !== left.column && column.table === left.column.table,
  );
  if (other === null) return;
  take(state, index, right, ...left.taken);
  const condition: Condition = {
    kind: 'compare',
    left: { kind: 'column', column: left.column },
    op: left.reversed ? mirroredOperator(op) : op,
    right: { kind: 'column', column: other },
    fold: false,
  };
  scope.conditions.push({ condition, at: index });
}
