import { columnsOf } from '../ir/columns-of.ts';
import type { Expression, Query } from '../ir/query.ts';
import type { ParseState } from '../parse/parse-state.ts';
import { joinTree } from '../schema/join-tree.ts';

/** Counts each row once where joins to conditions would repeat it: COUNT(*) becomes COUNT(DISTINCT key). */
export function countRows(state: ParseState, query: Query): Query {
  const root = query.from[0];
  const key = root?.key.length === 1 ? root.key[0] : undefined;
  if (root === undefined || key === undefined || query.groupBy.length > 0) return query;
  const others = [...query.from, ...columnsOf(query).map((column) => column.table)];
  const steps = joinTree(state.model, root, others, state.costOf) ?? [];
  const repeats = steps.some(
    (step) =>
      step.edge.to === step.from &&
      !step.edge.fromColumns.every((column) => column.isKey && step.to.key.length === 1),
  );
  if (!repeats) return query;
  const once = (expression: Expression): Expression =>
    expression.kind === 'aggregate' && expression.argument === null
      ? { kind: 'aggregate', fn: 'count', distinct: true, argument: { kind: 'column', column: key } }
      : expression;
  return { ...query, select: query.select.map(once) };
}
