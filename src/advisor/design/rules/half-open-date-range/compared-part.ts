import { kindOf } from '../../../syntax/kind-of.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import type { BinaryNode } from '../../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import { type DatePart, datePart } from './date-part.ts';
import type { Comparison } from './date-range.ts';
import { plainValue } from './plain-value.ts';

/** A part of a date column with what it is compared with. */
export interface ComparedPart extends DatePart {
  readonly comparison: Comparison;
  readonly value: string;
  /** Of BETWEEN. */
  readonly upTo: string | null;
}

/** A condition read as one on a part of a date; `null` when it is none. */
export function comparedPart(node: SqlNode): ComparedPart | null {
  const between = nodeAs(node, 'between');
  if (between && !between.not) {
    const part = datePart(between.this);
    const [low, high] = [plainValue(between.low), plainValue(between.high)];
    return part && low !== null && high !== null
      ? { ...part, comparison: 'eq', value: low, upTo: high }
      : null;
  }
  const kind = kindOf(node);
  if (!['eq', 'lt', 'lte', 'gt', 'gte'].includes(kind)) return null;
  const { left, right } = node[kind] as BinaryNode;
  const [straight, mirrored] = [datePart(left), datePart(right)];
  const value = plainValue(straight ? right : left);
  const part = straight ?? mirrored;
  if (!part || value === null) return null;
  return {
    ...part,
    comparison: straight ? (kind as Comparison) : mirror(kind as Comparison),
    value,
    upTo: null,
  };
}

function mirror(comparison: Comparison): Comparison {
  return ({ eq: 'eq', lt: 'gt', lte: 'gte', gt: 'lt', gte: 'lte' } as const)[comparison];
}
