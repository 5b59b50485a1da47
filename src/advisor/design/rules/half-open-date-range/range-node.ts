import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import { binaryNode } from './binary-node.ts';
import { boundNodes } from './bound-nodes.ts';
import type { DateRange } from './date-range.ts';

/** The condition that a column lies in a range. */
export function rangeNode(column: ColumnNode, range: DateRange, type: 'date' | 'timestamp'): SqlNode {
  const [low, high] = boundNodes(column, range, type);
  if (low && high) return { paren: { this: { and: binaryNode(low, high) }, trailing_comments: [] } };
  return (low ?? high) as SqlNode;
}
