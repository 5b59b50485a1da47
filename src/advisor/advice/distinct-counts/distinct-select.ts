import type { BoundSelect } from '../../analysis/binding.ts';
import type { ReadDesignQuery } from '../../design/read-design.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';

/** A SELECT that counts several columns distinctly. */
export interface DistinctSelect {
  readonly query: ReadDesignQuery;
  readonly select: BoundSelect;
  /** What is counted, each once. */
  readonly counted: readonly [SqlNode, SqlNode, ...SqlNode[]];
}
