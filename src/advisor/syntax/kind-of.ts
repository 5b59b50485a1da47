import type { SqlNode } from './sql-tree.ts';

/** The node's kind: `select`, `column`, `eq` … */
export function kindOf(node: SqlNode): string {
  return Object.keys(node)[0] ?? '';
}
