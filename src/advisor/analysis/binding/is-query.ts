import { kindOf } from '../../syntax/kind-of.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';

/** Whether a node gives rows. */
export function isQuery(node: SqlNode): boolean {
  return ['select', 'union', 'intersect', 'except', 'subquery', 'values'].includes(kindOf(node));
}
