import { rebuildTree } from '../../syntax/rebuild-tree.ts';
import type { CteNode } from '../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { everyDialect } from '../dialects.ts';
import { proposeRewrites } from '../propose-rewrites.ts';
import type { Rule } from '../rule.ts';

/** A common table expression that nothing reads: some engines run it all the same, all of them plan it. */
export const dropUnusedCte: Rule = {
  name: 'drop-unused-cte',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) =>
    proposeRewrites(dependencies, analysis, design, {
      rule: 'drop-unused-cte',
      title: 'Common table expressions that nothing reads are left out',
      what: 'A WITH query without a reference to it goes.',
      assumes: [],
      proof: 'construction',
      rewrite: ({ binding }) => {
        const unused = new Set<unknown>(
          binding.ctes.filter(({ uses }) => uses === 0).map(({ body }) => body),
        );
        const names = binding.ctes.filter(({ uses }) => uses === 0).map(({ name }) => name);
        if (unused.size === 0) return null;
        return {
          tree: rebuildTree(binding.tree, (original, copy): SqlNode => {
            const ctes = original.ctes as readonly CteNode[] | undefined;
            const clause = (copy.with as { ctes?: readonly CteNode[] } | null | undefined)?.ctes;
            if (clause?.length === 0) return { ...copy, with: null };
            if (!Array.isArray(ctes)) return copy;
            const kept = (copy.ctes as readonly CteNode[]).filter(
              (_, index) => !unused.has(ctes[index]?.this),
            );
            return { ...copy, ctes: kept };
          }),
          evidence: `nothing reads ${names.join(', ')}`,
          savedShare: 0.02,
        };
      },
    }),
};
