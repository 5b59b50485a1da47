import type { NodeKinds } from './tree/node-kinds.ts';
import type { SqlNode } from './tree/sql-node.ts';

/** What the node holds when it is of this kind, else `null`. */
export function nodeAs<Kind extends keyof NodeKinds>(
  node: SqlNode | null | undefined,
  kind: Kind,
): NodeKinds[Kind] | null {
  const held = node?.[kind];
  // A column holds a `table` too, a table an `alias`: names, not nodes.
  const isNode = typeof held === 'object' && held !== null && Object.keys(node ?? {}).length === 1;
  return isNode ? (held as NodeKinds[Kind]) : null;
}
