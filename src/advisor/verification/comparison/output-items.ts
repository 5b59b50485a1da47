import { nodeAs } from '../../syntax/node-as.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';

export interface OutputItem {
  /** As the query names it; `null` where it leaves that to the engine. */
  readonly name: string | null;
  readonly tree: SqlNode;
}

/** The columns of a query's result; none where a star stands for them. */
export function outputItems(tree: SqlNode): readonly OutputItem[] {
  const subquery = nodeAs(tree, 'subquery') ?? nodeAs(tree, 'paren');
  if (subquery) return outputItems(subquery.this);
  const operation = nodeAs(tree, 'union') ?? nodeAs(tree, 'intersect') ?? nodeAs(tree, 'except');
  if (operation) return outputItems(operation.left);
  const items = nodeAs(tree, 'select')?.expressions ?? [];
  if (items.some((item) => 'star' in item)) return [];
  return items.map((item) => {
    const alias = nodeAs(item, 'alias');
    if (alias) return { name: alias.alias.name, tree: alias.this };
    return { name: nodeAs(item, 'column')?.name.name ?? null, tree: item };
  });
}
