import type { SqlNode } from './tree/sql-node.ts';

/**
 * A copy of the tree made from the leaves up: `rebuild` is given each object of the original beside its copy, whose parts have been
 * rebuilt already, and answers with what stands there in the end.
 */
export function rebuildTree<Tree>(tree: Tree, rebuild: (original: SqlNode, copy: SqlNode) => SqlNode): Tree {
  if (Array.isArray(tree)) return tree.map((item) => rebuildTree(item, rebuild)) as Tree;
  if (typeof tree !== 'object' || tree === null) return tree;
  const copy = Object.fromEntries(
    Object.entries(tree).map(([field, value]) => [
      field,
      typeof value === 'object' && field !== 'span' ? rebuildTree(value, rebuild) : value,
    ]),
  );
  return rebuild(tree as SqlNode, copy) as Tree;
}
