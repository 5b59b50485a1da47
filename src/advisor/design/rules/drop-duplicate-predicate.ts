import { splitConjuncts } from '../../analysis/split-conjuncts.ts';
import { fingerprintTree } from '../../syntax/fingerprint-tree.ts';
import { rebuildTree } from '../../syntax/rebuild-tree.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { everyDialect } from '../dialects.ts';
import { joinConjuncts } from '../join-conjuncts.ts';
import { proposeRewrites } from '../propose-rewrites.ts';
import type { Rule } from '../rule.ts';

/** A condition that is asked twice, or that is always true (`1 = 1`). */
export const dropDuplicatePredicate: Rule = {
  name: 'drop-duplicate-predicate',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) =>
    proposeRewrites(dependencies, analysis, design, {
      rule: 'drop-duplicate-predicate',
      title: 'Conditions that are asked twice are asked once',
      what: 'Repeated and empty conditions go from WHERE.',
      assumes: [],
      proof: 'construction',
      rewrite: ({ binding }) => {
        let dropped = 0;
        const needed = new Map<unknown, readonly SqlNode[]>();
        for (const { node } of binding.selects) {
          const conjuncts = splitConjuncts(node.where_clause?.this);
          const kept = [
            ...new Map(conjuncts.map((part) => [fingerprintTree(part, design.dialect), part])).values(),
          ].filter((part) => !isEmptyCondition(part));
          if (kept.length === conjuncts.length) continue;
          dropped += conjuncts.length - kept.length;
          needed.set(node, kept);
        }
        if (dropped === 0) return null;
        const copies = new Map<SqlNode, SqlNode>();
        return {
          tree: rebuildTree(binding.tree, (original, copy): SqlNode => {
            copies.set(original, copy);
            const kept = needed.get(original);
            if (!kept) return copy;
            const condition = joinConjuncts(kept.map((part) => copies.get(part) ?? part));
            return { ...copy, where_clause: condition && { this: condition } };
          }),
          evidence: `${dropped} conditions too many`,
          savedShare: 0.01,
        };
      },
    }),
};

/** `1 = 1`, `TRUE`. */
function isEmptyCondition(node: SqlNode): boolean {
  const truth = node.boolean as { readonly value: boolean } | undefined;
  if (truth) return truth.value;
  const equal = node.eq as { readonly left: SqlNode; readonly right: SqlNode } | undefined;
  const [left, right] = [equal?.left.literal, equal?.right.literal] as const;
  return left !== undefined && JSON.stringify(left) === JSON.stringify(right);
}
