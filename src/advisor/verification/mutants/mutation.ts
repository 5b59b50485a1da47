import type { SqlNode } from '../../syntax/tree/sql-node.ts';

/** What may stand in a node's place, and what that changes, in words. */
export interface Mutation {
  readonly change: string;
  readonly node: SqlNode;
}
