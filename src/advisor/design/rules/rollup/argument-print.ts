import type { Analysis } from '../../../analysis/analysis.ts';
import { fingerprintTree } from '../../../syntax/fingerprint-tree.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import { rebuildTree } from '../../../syntax/rebuild-tree.ts';
import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import { dimensionKey } from './dimension-key.ts';
import type { RollupCandidate } from './rollup-candidate.ts';

/** An aggregate's argument as text in which every table goes by its own name. */
export function argumentPrint(
  { dialect }: Analysis,
  { query }: RollupCandidate,
  argument: SqlNode | null,
): string {
  if (argument === null) return '*';
  const bound = new Map(query.binding.columns.map((column) => [column.node, column]));
  const named = rebuildTree(argument, (original, copy): SqlNode => {
    const column = nodeAs(original, 'column');
    const own = column?.name && bound.get(column as ColumnNode);
    return own ? { column: dimensionKey(own) } : copy;
  });
  return fingerprintTree(named, dialect);
}
