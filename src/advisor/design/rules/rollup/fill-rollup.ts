import type { SqlNode } from '../../../syntax/tree/sql-node.ts';
import { aliasedNode } from '../../aliased-node.ts';
import { joinConjuncts } from '../../join-conjuncts.ts';
import type { ReadDesign } from '../../read-design.ts';
import { sourceTree } from '../../source-tree.ts';
import { aggregateNode } from './aggregate-node.ts';
import type { Measure } from './measures-of.ts';
import type { RollupCandidate } from './rollup-candidate.ts';

/** The SELECT over source tables that fills a table of grouped rows. */
export function fillRollup(
  read: ReadDesign,
  widest: RollupCandidate,
  names: ReadonlyMap<string, string>,
  measures: ReadonlyMap<string, Measure>,
): SqlNode | null {
  const { node } = widest.select;
  const dimensions = [...widest.dimensions].map(([key, { node: column }]) => ({
    column: { column } as SqlNode,
    name: names.get(key) ?? key,
  }));
  const stored = [...measures.values()].map(({ name, function: kind, argument }) =>
    aliasedNode({ [kind]: aggregateNode(kind, argument) }, name),
  );
  const where = joinConjuncts([...widest.joining]);
  const select = {
    ...node,
    expressions: [...dimensions.map(({ column, name }) => aliasedNode(column, name)), ...stored],
    where_clause: where && { this: where },
    group_by: dimensions.length > 0 ? { expressions: dimensions.map(({ column }) => column) } : null,
    having: null,
    order_by: null,
    limit: null,
    offset: null,
    fetch: null,
  };
  return sourceTree(read, widest.query.binding, { select } as unknown as SqlNode);
}
