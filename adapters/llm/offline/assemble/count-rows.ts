import { columnsOf } from '../ir/columns-of.ts';
import type { Condition, Expression, Query } from '../ir/query.ts';
import type { ParseState } from '../parse/parse-state.ts';
import { joinTree } from '../schema/join-tree.ts';
import type { SchemaColumn, SchemaTable } from '../schema/schema-model.ts';

/**
 * Keeps joins to conditions from repeating rows: COUNT(*) becomes COUNT(DISTINCT key), an average or sum is taken
 * over the rows whose key meets the conditions, and a plain list is made DISTINCT.
 */
export function countRows(state: ParseState, query: Query): Query {
  const root = query.from[0];
  const key = root?.key.length === 1 ? root.key[0] : undefined;
  if (root === undefined || query.groupBy.length > 0 || !repeats(state, root, query)) return query;
  const figures = query.select.filter((expression) => expression.kind === 'aggregate');
  if (figures.length === 0) {
    const ordered = query.orderBy.every((term) =>
      query.select.some((expression) => sameColumn(expression, term.expression)),
    );
    const shown = new Set(
      query.select.flatMap((expression) => (expression.kind === 'column' ? [expression.column.table] : [])),
    );
    return {
      ...query,
      distinct:
        query.distinct ||
        (ordered && ![...shown].some((table) => table !== root && isMany(state, root, table, query))),
    };
  }
  if (key === undefined) return query;
  const own = columnsOf({ ...query, where: [] }).every((column) => column.table === root);
  if (own && figures.some((figure) => figure.kind === 'aggregate' && ['avg', 'sum'].includes(figure.fn))) {
    return { ...query, from: [root], where: [rowsThatMeet(query, key)] };
  }
  const once = (expression: Expression): Expression =>
    expression.kind === 'aggregate' && expression.argument === null
      ? { kind: 'aggregate', fn: 'count', distinct: true, argument: { kind: 'column', column: key } }
      : expression;
  return { ...query, select: query.select.map(once) };
}

/** Some join leads from a key to the many rows that refer to it. */
function repeats(state: ParseState, root: SchemaTable, query: Query): boolean {
  const others = [...query.from, ...columnsOf(query).map((column) => column.table)];
  const steps = joinTree(state.model, root, others, state.costOf) ?? [];
  return steps.some(
    (step) =>
      step.edge.to === step.from &&
      !step.edge.fromColumns.every((column) => column.isKey && step.to.key.length === 1),
  );
}

function rowsThatMeet(query: Query, key: SchemaColumn): Condition {
  const operand: Expression = { kind: 'column', column: key };
  const inner: Query = { ...query, select: [operand], distinct: false, orderBy: [], limit: null };
  return { kind: 'in', operand, query: inner, negated: false };
}

function sameColumn(left: Expression, right: Expression): boolean {
  return left.kind === 'column' && right.kind === 'column' && left.column === right.column;
}

/** Rows of the table stand many to one of the root's. */
function isMany(state: ParseState, root: SchemaTable, table: SchemaTable, query: Query): boolean {
  return repeats(state, root, { ...query, from: [root, table], where: [], select: [], orderBy: [] });
}
