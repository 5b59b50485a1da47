import { everyDialect } from '../design/dialects.ts';
import { readDesign } from '../design/read-design.ts';
import { fingerprintTree } from '../syntax/fingerprint-tree.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import type { Adviser } from './adviser.ts';
import { adviseSets } from './distinct-counts/advise-sets.ts';
import type { DistinctSelect } from './distinct-counts/distinct-select.ts';
import { findDistinctSelects } from './distinct-counts/find-distinct-selects.ts';

/**
 * Queries with several COUNT(DISTINCT) in one grouping: what could be stored for them. Not a rewriting: which sets earn their place depends on
 * filters and groupings that the log may not show.
 */
export const distinctCounts: Adviser = {
  name: 'distinct-counts',
  dialects: everyDialect,
  advise: (dependencies, analysis, design) => {
    const read = readDesign(dependencies, design);
    const isAnswered = ({ query }: DistinctSelect) =>
      query.binding.scans.some(({ table }) => read.tableOf(table)?.kind === 'rollup');
    const selects = read.queries
      .flatMap((query) => findDistinctSelects(query, design.dialect))
      .filter((select) => !isAnswered(select));
    const groups = Map.groupBy(selects, ({ select: { node } }) =>
      fingerprintTree(
        { from: node.from, joins: node.joins, group: node.group_by } as unknown as SqlNode,
        design.dialect,
      ),
    );
    return [...groups].flatMap(
      ([print, own]) => adviseSets(dependencies, analysis, read, { print, selects: own }) ?? [],
    );
  },
};
