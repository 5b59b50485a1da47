import type { Binding } from '../analysis/binding.ts';
import { nodeAs } from '../syntax/node-as.ts';
import { rebuildTree } from '../syntax/rebuild-tree.ts';
import type { TableNode } from '../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import { identifier } from './identifier.ts';
import type { ReadDesign } from './read-design.ts';

/**
 * A part of a design's query turned back to the source: every copy is exchanged for the table it copies. `null` when it reads a table that is
 * no copy.
 */
export function sourceTree(read: ReadDesign, binding: Binding, part: SqlNode): SqlNode | null {
  const sources = new Map<unknown, TableNode>();
  for (const { node, table, written } of binding.scans) {
    const copy = read.tableOf(table);
    const [source] = copy?.sources ?? [];
    if (!copy || !source || (copy.kind !== 'copy' && copy.kind !== 'pruned')) continue;
    sources.set(node, {
      ...node,
      name: identifier(source.name),
      schema: source.schema === null ? null : identifier(source.schema),
      catalog: source.catalog === null ? null : identifier(source.catalog),
      alias: node.alias ?? identifier(written.replaceAll('"', '')),
      alias_explicit_as: true,
    });
  }
  let complete = true;
  const scans = new Set<unknown>(binding.scans.map(({ node }) => node));
  const tree = rebuildTree(part, (original, copy): SqlNode => {
    const table = nodeAs(original, 'table');
    if (!table || !scans.has(table)) return copy;
    const source = sources.get(table);
    if (!source) complete = false;
    return source ? { ...copy, table: source } : copy;
  });
  return complete ? tree : null;
}
