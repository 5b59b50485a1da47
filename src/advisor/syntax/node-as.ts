import type { NodeKinds, SqlNode } from './sql-tree.ts';

/** What the node holds when it is of this kind, else `null`. */
export function nodeAs<Kind extends keyof NodeKinds>(
  node: SqlNode | null | undefined,
  kind: Kind,
): NodeKinds[Kind] | null {
  const held = node?.[kind];
  return typeof held === 'object' && held !== null ? (held as NodeKinds[Kind]) : null;
}
