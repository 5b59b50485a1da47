import { nodeAs } from '../syntax/node-as.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { walkTree } from '../syntax/walk-tree.ts';

/** Rows that a table needs for the queries' largest row limit to cut something off; 0 where there is none. */
export function rowsToReach(trees: readonly SqlNode[]): number {
  let largest = 0;
  walkTree(trees, (node) => {
    const limit = node.limit as SqlNode | null | undefined;
    const literal = nodeAs((limit?.this as SqlNode | undefined) ?? limit, 'literal');
    const value = Number(literal?.value ?? 0);
    if (Number.isInteger(value)) largest = Math.max(largest, value);
  });
  return largest === 0 ? 0 : largest + 10;
}
