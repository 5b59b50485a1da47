import type { SqlNode } from './tree/sql-node.ts';

/**
 * Visits every object of a tree, parents before children, in the order of the fields. A visitor that returns `false`
 * keeps the walk out of that object's children.
 */
// biome-ignore lint/suspicious/noConfusingVoidType: visitors that never prune return nothing
export function walkTree(tree: unknown, visit: (node: SqlNode) => boolean | void): void {
  if (Array.isArray(tree)) {
    for (const item of tree) walkTree(item, visit);
    return;
  }
  if (typeof tree !== 'object' || tree === null) return;
  if (visit(tree as SqlNode) === false) return;
  for (const [field, value] of Object.entries(tree)) {
    if (typeof value === 'object' && field !== 'span') walkTree(value, visit);
  }
}
