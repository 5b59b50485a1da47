import type { TableNode } from './query-nodes.ts';
import type { Identifier, SqlNode } from './sql-node.ts';

export interface InsertNode {
  readonly table: TableNode;
  readonly columns: readonly Identifier[];
  readonly query: SqlNode | null;
  readonly [field: string]: unknown;
}
