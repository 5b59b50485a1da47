import type { Expression, Query } from '../ir/query.ts';
import type { ComparisonOperator } from '../lexicon/function-tag.ts';
import { neighbour } from '../parse/neighbour.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import { resolveColumn } from '../parse/resolve-column.ts';
import { roleOf } from '../parse/role-of.ts';
import { take } from '../parse/take.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';
import { leftOperand } from './left-operand.ts';
import { readValues } from './read-values.ts';

/**
 * Comparisons with a figure of the data itself: "above the average capacity", "older than the average age of all
 * singers", "larger than any country in Asia". False when no such figure follows.
 */
export function readRelativeComparison(
  state: ParseState,
  scope: Scope,
  index: number,
  op: ComparisonOperator,
): boolean {
  const right = neighbour(state.items, index, 1);
  const item = state.items[right];
  if (item === undefined || right >= scope.to) return false;
  if (item.tag?.kind === 'aggregate' || item.tag?.kind === 'superlative')
    return againstAggregate(state, scope, index, right, op);
  if (item.tag?.kind === 'any' || item.tag?.kind === 'all') return againstAll(state, scope, index, right, op);
  return false;
}

function againstAggregate(
  state: ParseState,
  scope: Scope,
  index: number,
  right: number,
  op: ComparisonOperator,
): boolean {
  const aggregate = state.items[right];
  if (aggregate === undefined) return false;
  const fn =
    aggregate.tag?.kind === 'aggregate'
      ? aggregate.tag.fn
      : aggregate.tag?.kind === 'superlative'
        ? aggregate.tag.descending
          ? 'max'
          : 'min'
        : 'avg';
  const named = neighbour(state.items, right, 1);
  const namedItem = named < scope.to ? state.items[named] : undefined;
  const left = leftOperand(state, scope, index, aggregate);
  const said = namedItem !== undefined && roleOf(namedItem) === 'column' && state.used[named] !== true;
  const preferred = [left?.column.table, scope.subject, state.head];
  const figure =
    said && namedItem !== undefined ? resolveColumn(state, namedItem, preferred) : (left?.column ?? null);
  const operand = left?.column ?? figure;
  if (operand === null || figure === null) return false;
  take(state, index, right, ...(said ? [named] : []), ...(left?.taken ?? []));
  const conditions = takeTail(state, scope, said ? named : right, figure);
  push(state, scope, index, operand, left?.reversed === true ? flip(op) : op, fn, figure, conditions);
  return true;
}

function againstAll(
  state: ParseState,
  scope: Scope,
  index: number,
  right: number,
  op: ComparisonOperator,
): boolean {
  const quantifier = state.items[right];
  const left =
    quantifier === undefined
      ? null
      : (leftOperand(state, scope, index, quantifier) ?? columnBetween(state, scope, index));
  if (left === null) return false;
  const comparison = left.reversed ? flip(op) : op;
  const fn = comparison === '>' || comparison === '>=' ? 'max' : 'min';
  if (quantifier?.tag?.kind === 'any')
    state.draft.doubts.push({ reason: '"any" may mean one or all', weight: 0.45 });
  take(state, index, right, ...left.taken);
  push(
    state,
    scope,
    index,
    left.column,
    comparison,
    fn,
    left.column,
    takeTail(state, scope, right, left.column),
  );
  return true;
}

/** "a smaller population than that of any country": the column stands inside the comparison. */
function columnBetween(state: ParseState, scope: Scope, index: number): ReturnType<typeof leftOperand> {
  const before = neighbour(state.items, index, -1);
  const item = state.items[before];
  if (item === undefined || before < scope.from || roleOf(item) !== 'column') return null;
  const column = resolveColumn(state, item, [scope.subject, state.head]);
  return column === null ? null : { column, reversed: false, aggregate: null, taken: [before] };
}

/** What follows the figure, up to the end of the clause, narrows the figure: "… in Asia". */
function takeTail(state: ParseState, scope: Scope, from: number, figure: SchemaColumn): Scope {
  let to = from + 1;
  while (to < scope.to) {
    const item = state.items[to];
    const tag = item?.tag?.kind;
    if (item === undefined || item.kind === 'mark' || tag === 'and' || tag === 'order' || tag === 'compare')
      break;
    to += 1;
  }
  const tail: Scope = {
    from: from + 1,
    to,
    subject: figure.table,
    conditions: [],
    tables: new Set<SchemaTable>(),
  };
  readValues(state, tail);
  for (let at = tail.from; at < tail.to; at += 1) {
    if (roleOf(state.items[at]) !== null && state.items[at]?.tables[0]?.table === figure.table)
      take(state, at);
    if (['all', 'each', 'any'].includes(state.items[at]?.tag?.kind ?? '')) take(state, at);
  }
  return tail;
}

function push(
  _state: ParseState,
  scope: Scope,
  at: number,
  operand: SchemaColumn,
  op: ComparisonOperator,
  fn: 'avg' | 'sum' | 'min' | 'max',
  figure: SchemaColumn,
  tail: Scope,
): void {
  const argument: Expression = { kind: 'column', column: figure };
  const query: Query = {
    select: [{ kind: 'aggregate', fn, distinct: false, argument }],
    distinct: false,
    from: [figure.table, ...tail.tables],
    where: tail.conditions.map(({ condition }) => condition),
    groupBy: [],
    having: [],
    orderBy: [],
    limit: null,
  };
  scope.conditions.push({
    at,
    condition: {
      kind: 'compare',
      left: { kind: 'column', column: operand },
      op,
      right: { kind: 'subquery', query },
      fold: false,
    },
  });
}

function flip(op: ComparisonOperator): ComparisonOperator {
  if (op === '>') return '<';
  if (op === '<') return '>';
  return op;
}
