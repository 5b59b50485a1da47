import type { Analysis } from '../../analysis/analysis.ts';
import type { Binding, BoundSelect } from '../../analysis/binding.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { rebuildTree } from '../../syntax/rebuild-tree.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { everyDialect } from '../dialects.ts';
import { proposeRewrites } from '../propose-rewrites.ts';
import type { ReadDesign } from '../read-design.ts';
import type { Rule } from '../rule.ts';

/** DISTINCT over rows that cannot be equal: they hold everything they are grouped by, or a key of the only table. */
export const dropNeedlessDistinct: Rule = {
  name: 'drop-needless-distinct',
  dialects: everyDialect,
  propose: (dependencies, analysis, design) =>
    proposeRewrites(dependencies, analysis, design, {
      rule: 'drop-needless-distinct',
      title: 'DISTINCT over rows that are unique is left out',
      what: 'DISTINCT goes where the grouping or a declared key makes the rows unique.',
      assumes: [],
      proof: 'construction',
      rewrite: ({ binding }, read) => {
        const needless = new Set<unknown>(
          binding.selects
            .filter((select) => select.node.distinct && isUnique(analysis, binding, select, read))
            .map(({ node }) => node),
        );
        if (needless.size === 0) return null;
        return {
          tree: rebuildTree(
            binding.tree,
            (original, copy): SqlNode => (needless.has(original) ? { ...copy, distinct: false } : copy),
          ),
          evidence: `${needless.size} DISTINCT over unique rows`,
          savedShare: 0.1,
        };
      },
    }),
};

function isUnique(
  analysis: Analysis,
  binding: Binding,
  { node, relations, outputs }: BoundSelect,
  read: ReadDesign,
): boolean {
  if (node.distinct_on) return false;
  if (node.group_by) return groupingIsKept(node.expressions, node.group_by.expressions);
  const [relation, ...others] = relations;
  if (!relation?.table || others.length > 0 || !outputs) return false;
  const key = analysis.dialect === 'trino' ? null : (read.tableOf(relation.table)?.primaryKey ?? null);
  const given = new Set(outputs.flatMap(({ origin }) => origin?.column ?? []));
  return (
    key !== null && key.length > 0 && key.every((column) => given.has(column)) && binding.faults.length === 0
  );
}

function groupingIsKept(outputs: readonly SqlNode[], keys: readonly SqlNode[]): boolean {
  const given = outputs.map((output) => textOf(nodeAs(output, 'alias')?.this ?? output));
  return (
    keys.length > 0 &&
    keys.every((key) => {
      const literal = nodeAs(key, 'literal');
      if (literal?.literal_type === 'number') return outputs[Number(literal.value) - 1] !== undefined;
      return nodeAs(key, 'column') !== null && given.includes(textOf(key));
    })
  );
}

function textOf(node: SqlNode): string {
  return JSON.stringify(node, (field, value: unknown) => (field === 'span' ? undefined : value));
}
