import { columnsOf } from '../ir/columns-of.ts';
import type { Condition, Expression, Query } from '../ir/query.ts';
import type { ParseState, Scope } from '../parse/parse-state.ts';
import type { SchemaTable } from '../schema/schema-model.ts';
import { countRows } from './count-rows.ts';
import { groupExpressions } from './group-expressions.ts';
import { joinAlternatives } from './join-alternatives.ts';
import { partMemberships } from './part-memberships.ts';
import { selectList } from './select-list.ts';

/** The draft as one query, or `null` when it does not say what to return. */
export function assembleQuery(state: ParseState, scope: Scope): Query | null {
  const { draft } = state;
  const select = selectList(state);
  if (select.length === 0) return null;
  const where = partMemberships(
    state,
    draft.root ?? firstTable(select) ?? state.head,
    joinAlternatives(state, scope.conditions),
    select,
  );
  const grouped =
    [...select, ...draft.orderBy.map((term) => term.expression)].some(isAggregate) || draft.having.length > 0;
  const groupBy = grouped ? groupExpressions(state, select) : [];
  const mentioned: Query = {
    select,
    distinct:
      !select.some(isAggregate) && (draft.distinct || where.some((condition) => isShared(condition, select))),
    from: [],
    where,
    groupBy,
    having: draft.having,
    orderBy: draft.orderBy,
    limit: draft.orderBy.length === 0 && draft.limit === 1 ? null : draft.limit,
  };
  const tables = columnsOf(mentioned).map((column) => column.table);
  const root = draft.root ?? firstTable(select) ?? state.head ?? tables[0];
  if (root === undefined) return null;
  const from = [...new Set([root, ...needed(scope, tables, root, state)])];
  return countRows(state, { ...mentioned, from });
}

/** Tables that were only named: kept, unless the question names no column of theirs and they add nothing. */
function needed(
  scope: Scope,
  tables: readonly SchemaTable[],
  _root: SchemaTable,
  _state: ParseState,
): readonly SchemaTable[] {
  return [...tables, ...scope.tables];
}

function firstTable(select: readonly Expression[]): SchemaTable | null {
  for (const expression of select) {
    if (expression.kind === 'column') return expression.column.table;
    if (expression.kind === 'star') return expression.table;
    if (expression.kind === 'aggregate' && expression.argument?.kind === 'column')
      return expression.argument.column.table;
  }
  return null;
}

function isAggregate(expression: Expression): boolean {
  return (
    expression.kind === 'aggregate' ||
    expression.kind === 'countIf' ||
    (expression.kind === 'divide' && isAggregate(expression.left))
  );
}

/** The value returned is itself what must be found among others: once is enough. */
function isShared(condition: Condition, select: readonly Expression[]): boolean {
  const [only] = select;
  return (
    condition.kind === 'in' &&
    !condition.negated &&
    only?.kind === 'column' &&
    condition.operand.kind === 'column' &&
    condition.operand.column === only.column
  );
}
