import { nodeAs } from '../../syntax/node-as.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import type { BoundSelect, OutputColumn } from '../binding.ts';
import { bindExpression } from './bind-expression.ts';
import { bindSelect } from './bind-select.ts';
import { bindSetOperation } from './bind-set-operation.ts';
import { bindTail } from './bind-tail.ts';
import type { Binder } from './binder.ts';
import { newScope } from './new-scope.ts';
import type { Ctes, Scope } from './scope.ts';

/** A query of any kind: what it gives, or `null` where that cannot be known. */
export function bindBody(
  binder: Binder,
  query: SqlNode,
  parent: Scope | null,
  outerCtes: Ctes,
  place: BoundSelect['place'],
): readonly OutputColumn[] | null {
  const select = nodeAs(query, 'select');
  if (select) return bindSelect(binder, select, parent, outerCtes, place);
  const inner = nodeAs(query, 'subquery');
  if (inner) {
    const outputs = bindBody(binder, inner.this, parent, outerCtes, place);
    bindTail(binder, inner.order_by, outputs, parent, outerCtes);
    return outputs;
  }
  const operation = nodeAs(query, 'union') ?? nodeAs(query, 'intersect') ?? nodeAs(query, 'except');
  if (operation?.left) return bindSetOperation(binder, operation, parent, outerCtes);
  const scope = newScope(parent, outerCtes);
  bindExpression(binder, query, { scope, clause: 'select', role: 'output' });
  return null;
}
