import type { Binding, Relation } from '../../../analysis/binding.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';

/** The columns the only table of a select is sorted by, when all go the same way. */
export function orderOf(
  binding: Binding,
  relation: Relation,
  own: ReadonlyMap<ColumnNode, string>,
): readonly string[] {
  const select = binding.selects.find(({ relations }) => relations.length === 1 && relations[0] === relation);
  const order = select?.node.group_by ? [] : (select?.node.order_by?.expressions ?? []);
  if (new Set(order.map(({ desc }) => desc)).size > 1) return [];
  const columns = order.map(({ this: expression }) => {
    const column = nodeAs(expression, 'column');
    return column ? own.get(column) : undefined;
  });
  return columns.every((column) => column !== undefined) ? (columns as readonly string[]) : [];
}
