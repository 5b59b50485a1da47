import type { SqlNode } from '../../../syntax/tree/sql-node.ts';

/** An aggregate that can be added up again. */
export interface Aggregate {
  readonly node: SqlNode;
  readonly function: 'count' | 'sum' | 'min' | 'max' | 'avg';
  /** `null` for `count(*)`. */
  readonly argument: SqlNode | null;
  readonly distinct: boolean;
}
