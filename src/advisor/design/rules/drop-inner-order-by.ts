import { rebuildTree } from '../../syntax/rebuild-tree.ts';
import type { SelectNode } from '../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { everyDialect } from '../dialects.ts';
import { proposeRewrites } from '../propose-rewrites.ts';
import type { Rule } from '../rule.ts';

/** An ORDER BY inside a query that cuts nothing off does not decide what comes out: the rows around it are a set. */
export const dropInnerOrderBy: Rule = {
  name: 'drop-inner-order-by',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) =>
    proposeRewrites(dependencies, analysis, design, {
      rule: 'drop-inner-order-by',
      title: 'Sorting that nothing depends on is left out',
      what: 'ORDER BY without a limit goes from common table expressions and subqueries.',
      assumes: [],
      proof: 'construction',
      rewrite: ({ binding }) => {
        const needless = new Set<unknown>(
          binding.selects
            .filter(({ place, node }) => (place === 'cte' || place === 'from') && isCutFree(node))
            .map(({ node }) => node),
        );
        if (needless.size === 0) return null;
        return {
          tree: rebuildTree(
            binding.tree,
            (original, copy): SqlNode => (needless.has(original) ? { ...copy, order_by: null } : copy),
          ),
          evidence: `${needless.size} inner ORDER BY`,
          savedShare: 0.05,
        };
      },
    }),
};

function isCutFree(node: SelectNode): boolean {
  const cut = node.limit ?? node.offset ?? node.fetch ?? node.top ?? node.distinct_on ?? node.limit_by;
  return node.order_by !== null && !cut;
}
