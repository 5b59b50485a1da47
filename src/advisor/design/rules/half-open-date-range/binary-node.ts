import type { SqlNode } from '../../../syntax/tree/sql-node.ts';

/** The inside of an operator with two sides. */
export function binaryNode(left: SqlNode, right: SqlNode): SqlNode {
  return { left, right, left_comments: [], operator_comments: [], trailing_comments: [] };
}
