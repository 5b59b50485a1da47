import type { SqlNode } from './tree/sql-node.ts';

/** The node's kind: `select`, `column`, `eq` … */
export function kindOf(node: SqlNode): string {
  return Object.keys(node)[0] ?? '';
}
