import type { Query } from '../ir/query.ts';
import type { ComparisonOperator } from '../lexicon/function-tag.ts';
import { literalFor } from '../parse/literal-for.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { take } from '../parse/take.ts';
import { displayColumns } from '../schema/display-columns.ts';
import type { Operand } from './left-operand.ts';
import { mirroredOperator } from './mirrored-operator.ts';

/**
 * "cheaper than the Kettle", "heavier than 'Spade'": a number of one row against that of another row of the same table, which the text names.
 * A text that names no such row leaves a doubt: a number is never compared with it.
 */
export function compareWithRow(
  state: ParseState,
  scope: Scope,
  {
    at,
    right,
    op,
    left,
  }: {
    readonly at: number;
    readonly right: number;
    readonly op: ComparisonOperator;
    readonly left: Operand;
  },
): void {
  const item = state.items[right];
  const { table } = left.column;
  const stored = item?.values.find(({ column }) => column.table === table);
  const named = stored?.column ?? displayColumns(table).find(({ kind }) => kind === 'text');
  if (item === undefined || named === undefined) {
    state.draft.doubts.push({ reason: `no row for ${item?.text ?? ''}`, weight: 0.6 });
    return;
  }
  const figure = { kind: 'column', column: left.column } as const;
  const query: Query = {
    select: [
      { kind: 'aggregate', fn: op === '>' || op === '>=' ? 'max' : 'min', distinct: false, argument: figure },
    ],
    distinct: false,
    from: [table],
    where: [literalFor(named, '=', stored?.value ?? item.text, stored !== undefined)],
    groupBy: [],
    having: [],
    orderBy: [],
    limit: null,
  };
  take(state, at, right, ...left.taken);
  scope.conditions.push({
    at,
    condition: {
      kind: 'compare',
      left: figure,
      op: left.reversed ? mirroredOperator(op) : op,
      right: { kind: 'subquery', query },
      fold: false,
    },
  });
}
