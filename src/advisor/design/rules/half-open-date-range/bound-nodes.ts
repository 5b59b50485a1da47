import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import { binaryNode } from './binary-node.ts';
import type { DateRange } from './date-range.ts';

/** The lower and the upper end of a range as conditions; `null` where it has none. */
export function boundNodes(
  column: ColumnNode,
  { from, until }: DateRange,
  type: 'date' | 'timestamp',
): readonly [SqlNode | null, SqlNode | null] {
  const literal = (day: string): SqlNode => ({
    literal: { literal_type: type, value: type === 'date' ? day : `${day} 00:00:00` },
  });
  return [
    from === null ? null : { gte: binaryNode({ column }, literal(from)) },
    until === null ? null : { lt: binaryNode({ column }, literal(until)) },
  ];
}
