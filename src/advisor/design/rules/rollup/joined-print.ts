import type { Analysis } from '../../../analysis/analysis.ts';
import type { Binding, BoundSelect, TableRelation } from '../../../analysis/binding.ts';
import { splitConjuncts } from '../../../analysis/split-conjuncts.ts';
import { fingerprintTree } from '../../../syntax/fingerprint-tree.ts';
import { nodeAs } from '../../../syntax/node-as.ts';
import { rebuildTree } from '../../../syntax/rebuild-tree.ts';
import type { ColumnNode } from '../../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import { dimensionKey } from './dimension-key.ts';

/** The joined tables as text in which every table goes by its own name. */
export function joinedPrint(
  binding: Binding,
  { node }: BoundSelect,
  joining: ReadonlySet<SqlNode>,
  { dialect }: Analysis,
): string {
  const bound = new Map(binding.columns.map((column) => [column.node, column]));
  const inner = node.joins.every(({ kind }) => kind === 'Inner' || kind === 'Cross');
  const conditions = [...joining, ...node.joins.flatMap(({ on }) => splitConjuncts(on))];
  const part = (inner
    ? { tables: binding.scans.map(({ table }) => table.name).toSorted() }
    : { from: node.from, joins: node.joins, joining: [...joining] }) as unknown as SqlNode;
  const scans = new Map<unknown, TableRelation>(binding.scans.map((scan) => [scan.node, scan]));
  const inNames = (tree: SqlNode) =>
    rebuildTree(tree, (original, copy): SqlNode => {
      const column = nodeAs(original, 'column');
      const own = column?.name && bound.get(column as ColumnNode);
      if (own) return { column: dimensionKey(own) };
      const scan = scans.get(nodeAs(original, 'table'));
      return scan ? { table: scan.table.name } : copy;
    });
  if (!inner) return fingerprintTree(inNames(part), dialect);
  // Which side of an equality comes first, and where a condition stands, does not matter to an inner join.
  const prints = conditions.map((condition) => {
    const equal = nodeAs(condition, 'eq');
    const sides = equal ? [equal.left, equal.right] : [condition];
    return sides
      .map((side) => fingerprintTree(inNames(side), dialect))
      .toSorted()
      .join('=');
  });
  return fingerprintTree({ ...part, conditions: prints.toSorted() }, dialect);
}
