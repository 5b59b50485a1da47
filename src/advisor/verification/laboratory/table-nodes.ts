import { nodeAs } from '../../syntax/node-as.ts';
import type { TableNode } from '../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { walkTree } from '../../syntax/walk-tree.ts';

/** Every table that stands in a tree, names of common table expressions among them. */
export function tableNodes(tree: SqlNode): readonly TableNode[] {
  const tables: TableNode[] = [];
  walkTree(tree, (node) => {
    const table = nodeAs(node, 'table');
    // `table` is also the field in which a column holds its qualifier, an identifier without a `name` object.
    if (table && typeof table.name === 'object' && table.name !== null) tables.push(table);
  });
  return tables;
}
