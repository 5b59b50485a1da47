import { foldName } from '../../syntax/fold-name.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { SelectNode } from '../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { BoundSelect, OutputColumn } from '../binding.ts';
import { bindExpression } from './bind-expression.ts';
import { bindFrom } from './bind-from.ts';
import { bindWith } from './bind-with.ts';
import type { Binder } from './binder.ts';
import { findRelation } from './find-relation.ts';
import { lastPart } from './last-part.ts';
import { newScope } from './new-scope.ts';
import { originOf } from './origin-of.ts';
import { outputColumns } from './output-columns.ts';
import type { Clause, Ctes, Scope } from './scope.ts';
import type { Standing } from './standing.ts';

/** A SELECT: its sources first, then its clauses, which see them. */
export function bindSelect(
  binder: Binder,
  node: SelectNode,
  parent: Scope | null,
  outerCtes: Ctes,
  place: BoundSelect['place'],
): readonly OutputColumn[] | null {
  const scope = newScope(parent, bindWith(binder, node.with, parent, outerCtes));
  bindFrom(binder, node.from?.expressions ?? [], node.joins, scope);
  if (node.lateral_views.length > 0) binder.faults.push('LATERAL VIEW is not understood.');
  const aliased = node.expressions.flatMap((expression) => nodeAs(expression, 'alias') ?? []);
  for (const { this: expression, alias } of aliased) {
    const name = foldName(alias, binder.dialect);
    scope.aliases.set(name, { name, origin: originOf(binder, expression, scope) });
  }
  const bind = (expression: unknown, clause: Clause, role: Standing['role']) =>
    bindExpression(binder, expression, { scope, clause, role });
  bind(node.distinct_on, 'select', 'group');
  for (const expression of node.expressions) {
    if (!nodeAs(expression, 'star'))
      bind(nodeAs(expression, 'alias')?.this ?? expression, 'select', 'output');
    else checkStar(binder, expression, scope);
  }
  bind(node.where_clause, 'where', 'filter');
  bind(node.group_by, 'group', 'group');
  bind(node.having, 'having', 'filter');
  bind(node.qualify, 'having', 'filter');
  bind(node.windows, 'window', 'window');
  bind(node.order_by, 'order', 'order');
  const outputs = outputColumns(binder, node, scope);
  binder.selects.push({ node, relations: scope.relations, outputs, place });
  return outputs;
}

function checkStar(binder: Binder, expression: SqlNode, scope: Scope): void {
  const table = nodeAs(expression, 'star')?.table;
  if (!table) return;
  if (findRelation(lastPart(table, binder), scope)) return;
  binder.faults.push(`There is no table "${table.name}" in the query ("${table.name}.*").`);
}
