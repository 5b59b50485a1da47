import type { Dialect } from '../../ports/dialect.ts';
import { nodeAs } from '../syntax/node-as.ts';
import type { OrderedNode } from '../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import type { SourceTable } from './analysis.ts';
import type { Binding, BoundSelect } from './binding.ts';

export interface OrderOptions {
  readonly dialect: Dialect;
  /** Keys of a base table, where they are known. */
  readonly keysOf: (
    table: Pick<SourceTable, 'catalog' | 'schema' | 'name'>,
  ) => readonly (readonly string[])[];
}

/**
 * Whether an ORDER BY of a select leaves no two of its rows tied, as far as can be told: it covers the grouping, the whole of a
 * DISTINCT, or a unique key of the only table.
 */
export function isTotalOrder(
  binding: Binding,
  select: BoundSelect,
  ordering: readonly Pick<OrderedNode, 'this'>[],
  { keysOf }: OrderOptions,
): boolean {
  const { node } = select;
  const covered = new Set(
    ordering.map(({ this: expression }) => keyOf(resolveOrdinal(expression, node.expressions))),
  );
  const covers = (expressions: readonly SqlNode[]) =>
    expressions.every((expression) => covered.has(keyOf(resolveOrdinal(expression, node.expressions))));
  if (node.group_by) return node.group_by.expressions.length > 0 && covers(node.group_by.expressions);
  if (node.distinct) return !node.expressions.some((item) => 'star' in item) && covers(node.expressions);
  const [relation, ...others] = select.relations;
  if (!relation?.table || others.length > 0) return false;
  const columns = new Set(
    ordering.flatMap(({ this: expression }) => {
      const column = nodeAs(unaliased(resolveOrdinal(expression, node.expressions)), 'column');
      const bound = binding.columns.find((candidate) => candidate.node === column);
      return bound?.origin ? [bound.origin.column] : [];
    }),
  );
  return keysOf(relation.table).some((key) => key.every((column) => columns.has(column)));
}

function resolveOrdinal(expression: SqlNode, outputs: readonly SqlNode[]): SqlNode {
  const literal = nodeAs(expression, 'literal');
  if (literal?.literal_type === 'number') return outputs[Number(literal.value) - 1] ?? expression;
  const column = nodeAs(expression, 'column');
  if (!column?.name || column.table) return expression;
  return outputs.find((output) => nodeAs(output, 'alias')?.alias.name === column.name.name) ?? expression;
}

function unaliased(node: SqlNode): SqlNode {
  return nodeAs(node, 'alias')?.this ?? node;
}

/** Spans left out: the same expression at two places is one. */
function keyOf(node: SqlNode): string {
  return JSON.stringify(unaliased(node), (field, value: unknown) =>
    field === 'span' || (field === 'table' && typeof value === 'object') ? undefined : value,
  ).toLowerCase();
}
