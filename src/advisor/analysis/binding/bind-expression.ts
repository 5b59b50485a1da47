import { foldName } from '../../syntax/fold-name.ts';
import { kindOf } from '../../syntax/kind-of.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import type { Identifier, SqlNode } from '../../syntax/tree/sql-node.ts';
import { aggregateNames } from '../aggregate-names.ts';
import type { ColumnUse } from '../analysis.ts';
import { bindChain } from './bind-chain.ts';
import { bindColumn } from './bind-column.ts';
import type { Binder } from './binder.ts';
import { dotChain } from './dot-chain.ts';
import type { Standing } from './standing.ts';

/** Resolves every column of an expression, and the queries in it. */
export function bindExpression(binder: Binder, expression: unknown, standing: Standing): void {
  if (Array.isArray(expression)) {
    for (const item of expression) bindExpression(binder, item, standing);
    return;
  }
  if (typeof expression !== 'object' || expression === null) return;
  const node = expression as SqlNode;
  const column = nodeAs(node, 'column');
  if (column?.name) {
    bindColumn(binder, column, standing);
    return;
  }
  const chain = dotChain(node);
  if (chain) {
    bindChain(binder, chain, standing);
    return;
  }
  if (node.select || node.union || node.intersect || (node.except && (node.except as SqlNode).left)) {
    binder.bindInner(node, standing.scope, standing.scope.ctes, 'expression');
    return;
  }
  const lambda = node.lambda as { parameters: readonly Identifier[]; body: SqlNode } | undefined;
  if (lambda?.parameters) {
    const names = lambda.parameters.map((parameter) => foldName(parameter, binder.dialect));
    const parameters = new Set([...standing.scope.parameters, ...names]);
    bindExpression(binder, lambda.body, { ...standing, scope: { ...standing.scope, parameters } });
    return;
  }
  const role = roleInside(node, standing.role);
  for (const [field, value] of Object.entries(node)) {
    if (typeof value === 'object' && !notExpressions.has(field)) {
      bindExpression(binder, value, role === standing.role ? standing : { ...standing, role });
    }
  }
}

const notExpressions = new Set(['span', 'to', 'data_type', 'unit', 'alias', 'column_aliases', 'window_name']);

function roleInside(node: SqlNode, role: ColumnUse['role']): ColumnUse['role'] {
  const kind = kindOf(node);
  if (kind === 'window_function' || role === 'window') return 'window';
  const name =
    kind === 'function' || kind === 'aggregate_function'
      ? String((node[kind] as SqlNode).name).toLowerCase()
      : kind;
  return aggregateNames.has(name) && Object.keys(node).length === 1 ? 'aggregate' : role;
}
