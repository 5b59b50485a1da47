import type { SqlNode } from './tree/sql-node.ts';

/**
 * A copy of the tree in which every object that `replace` answers with another one is exchanged for it; what is put in
 * is not looked into. `replace` sees the objects of the original, so that facts keyed by them hold.
 */
export function transformTree<Tree>(tree: Tree, replace: (node: SqlNode) => SqlNode | null): Tree {
  if (Array.isArray(tree)) return tree.map((item) => transformTree(item, replace)) as Tree;
  if (typeof tree !== 'object' || tree === null) return tree;
  const replacement = replace(tree as SqlNode);
  if (replacement !== null) return replacement as Tree;
  return Object.fromEntries(
    Object.entries(tree).map(([field, value]) => [
      field,
      typeof value === 'object' && field !== 'span' ? transformTree(value, replace) : value,
    ]),
  ) as Tree;
}
