import type { Condition, Expression } from '../ir/query.ts';
import type { ComparisonOperator } from '../lexicon/function-tag.ts';
import type { Item } from '../link/item.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { take } from '../parse/take.ts';
import type { SchemaColumn } from '../schema/schema-model.ts';
import { PERIOD } from '../text/replace-periods.ts';
import { leftOperand, type Operand } from './left-operand.ts';

/** "orders placed last month", "since last year": the days that a period counted from today has. */
export function readPeriods(state: ParseState, scope: Scope): void {
  for (let index = scope.from; index < scope.to; index += 1) {
    const item = state.items[index];
    const [, from, to] = PERIOD.exec(item?.text ?? '') ?? [];
    if (item === undefined || from === undefined || to === undefined || state.used[index] === true) continue;
    const compares = isTemporal(state.items[index - 1]);
    const at = compares ? index - 1 : index;
    const left = dateBefore(state, scope, at, item);
    if (left === null) continue;
    const conditions = conditionsOf(
      left.column.kind === 'number',
      { from, to },
      state.items[index - 1]?.lower,
    );
    if (conditions === null) continue;
    take(state, index, at, ...left.taken);
    const operand: Expression = { kind: 'column', column: left.column };
    for (const { op, right } of conditions) {
      const condition: Condition = { kind: 'compare', left: operand, op, right, fold: false };
      scope.conditions.push({ at: index, condition });
    }
  }
}

/** The date named before the period, else the one that the verb before it speaks of. */
function dateBefore(state: ParseState, scope: Scope, at: number, item: Item): Operand | null {
  const year: Item = { ...item, kind: 'number', text: '2000' };
  const named = leftOperand(state, scope, at, year);
  if (named !== null && isDated(named.column)) return named;
  const unnamed = leftOperand(state, { ...scope, from: at }, at, year);
  return unnamed !== null && isDated(unnamed.column) ? unnamed : null;
}

function isDated({ kind, words }: SchemaColumn): boolean {
  return kind === 'date' || words.some((word) => ['dat', 'year', 'tim'].includes(word));
}

function isTemporal(item: Item | undefined): boolean {
  return item?.tag?.kind === 'compare' || /^(?:since|before|after|until)$/.test(item?.lower ?? '');
}

interface Bound {
  readonly op: ComparisonOperator;
  readonly right: Expression;
}

/** `null` where a column of numbers, which can hold years, cannot tell the period's days. */
function conditionsOf(
  numbers: boolean,
  { from, to }: { readonly from: string; readonly to: string },
  word: string | undefined,
): readonly Bound[] | null {
  const isYears = from.endsWith('-01-01') && to.endsWith('-01-01');
  if (numbers && !isYears) return null;
  const day = (value: string): Expression =>
    numbers ? { kind: 'literal', value: Number(value.slice(0, 4)) } : { kind: 'day', value };
  if (word === 'since') return [{ op: '>=', right: day(from) }];
  if (word === 'before' || word === 'until') return [{ op: '<', right: day(from) }];
  if (word === 'after') return [{ op: '>=', right: day(to) }];
  return [
    { op: '>=', right: day(from) },
    { op: '<', right: day(to) },
  ];
}
