import { nodeAs } from '../../../syntax/node-as.ts';
import type { CteNode } from '../../../syntax/tree/query-nodes.ts';
import { walkTree } from '../../../syntax/walk-tree.ts';

/** The expressions before one that it reads, or that those read, in their order. */
export function ctesItNeeds(
  ctes: readonly CteNode[],
  index: number,
  names: readonly string[],
): readonly CteNode[] {
  const needed = new Set<number>();
  const visit = (at: number) => {
    walkTree(ctes[at]?.this, (node) => {
      const table = nodeAs(node, 'table');
      if (!table?.name || table.schema) return;
      const other = names.indexOf(table.name.name.toLowerCase());
      if (other < 0 || other >= at || needed.has(other)) return;
      needed.add(other);
      visit(other);
    });
  };
  visit(index);
  return ctes.filter((_, at) => needed.has(at));
}
