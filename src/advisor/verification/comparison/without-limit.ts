import { kindOf } from '../../syntax/kind-of.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';

/** The query with all of its rows; `null` when it cuts none off. */
export function withoutLimit(tree: SqlNode): SqlNode | null {
  const kind = kindOf(tree);
  const content = tree[kind] as Readonly<Record<string, unknown>> | null;
  if (!content || typeof content !== 'object') return null;
  const { limit = null, fetch = null, offset = null } = content;
  if (limit === null && fetch === null && offset === null) return null;
  const without = { ...content };
  for (const field of ['limit', 'fetch', 'offset']) if (field in without) without[field] = null;
  return { [kind]: without };
}
