import type { SetOperationNode } from '../../syntax/tree/query-nodes.ts';
import type { OutputColumn } from '../binding.ts';
import { bindTail } from './bind-tail.ts';
import { bindWith } from './bind-with.ts';
import type { Binder } from './binder.ts';
import type { Ctes, Scope } from './scope.ts';

/** `UNION`, `INTERSECT`, `EXCEPT`: the columns go by the names of the left side. */
export function bindSetOperation(
  binder: Binder,
  operation: SetOperationNode,
  parent: Scope | null,
  outerCtes: Ctes,
): readonly OutputColumn[] | null {
  const ctes = bindWith(binder, operation.with, parent, outerCtes);
  const outputs = binder.bindInner(operation.left, parent, ctes, 'operand');
  binder.bindInner(operation.right, parent, ctes, 'operand');
  bindTail(binder, operation.order_by, outputs, parent, ctes);
  return outputs?.map(({ name }) => ({ name, origin: null })) ?? null;
}
