import { nodeAs } from '../../../syntax/node-as.ts';
import type { SelectNode } from '../../../syntax/tree/query-nodes.ts';
import { walkTree } from '../../../syntax/walk-tree.ts';

/** Something stands in the query that grouped rows cannot answer. */
export function hasUnfit(node: SelectNode): boolean {
  if (node.joins.some(({ using, kind }) => using.length > 0 || !/^(?:Inner|Left|Cross)$/.test(kind)))
    return true;
  const group = node.group_by;
  if (group && Object.entries(group).some(([field, value]) => field !== 'expressions' && isThere(value)))
    return true;
  let unfit = false;
  walkTree([node.expressions, node.having, node.order_by, group], (inner) => {
    if (nodeAs(inner, 'star') || inner.window_function || inner.select || inner.lambda) unfit = true;
    const name = (inner.function as { name?: string } | undefined)?.name?.toLowerCase();
    if (name && ['rollup', 'cube', 'grouping sets', 'grouping'].includes(name)) unfit = true;
  });
  return unfit;
}

function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
