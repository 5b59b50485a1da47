import type { Analysis, TableName } from '../../analysis/analysis.ts';
import type { Binding, Relation } from '../../analysis/binding.ts';
import { splitConjuncts } from '../../analysis/split-conjuncts.ts';
import { nodeAs } from '../../syntax/node-as.ts';
import { rebuildTree } from '../../syntax/rebuild-tree.ts';
import type { JoinNode } from '../../syntax/tree/query-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { sourceOf } from '../cost/source-of.ts';
import { rowStores } from '../dialects.ts';
import { proposeRewrites } from '../propose-rewrites.ts';
import type { ReadDesign } from '../read-design.ts';
import type { Rule } from '../rule.ts';

/**
 * A LEFT JOIN on a key of the joined table, of which no other column is read: it adds and takes away no row. Only where the key is declared,
 * and so enforced.
 */
export const dropUnusedJoin: Rule = {
  name: 'drop-unused-join',
  dialects: [...rowStores, 'duckdb'],
  propose: (dependencies, analysis, design) =>
    proposeRewrites(dependencies, analysis, design, {
      rule: 'drop-unused-join',
      title: 'Joins that nothing is read from are left out',
      what: 'A LEFT JOIN on a declared key of a table goes where no other column of it is read.',
      assumes: [],
      proof: 'construction',
      rewrite: ({ binding }, read) => {
        const keysOf = (table: TableName) => declaredKeys(analysis, read, table);
        const unused = new Set<unknown>();
        const names: string[] = [];
        for (const { node, relations } of binding.selects) {
          if (node.expressions.some((item) => nodeAs(item, 'star'))) continue;
          for (const join of node.joins) {
            const relation = relations.find((candidate) => nodeOf(candidate) === nodeAs(join.this, 'table'));
            if (!relation || !isUnusedJoin(binding, join, relation, keysOf)) continue;
            unused.add(join);
            names.push(relation.alias);
          }
        }
        if (unused.size === 0) return null;
        return {
          tree: rebuildTree(binding.tree, (original, copy): SqlNode => {
            const joins = original.joins as readonly JoinNode[] | undefined;
            if (!Array.isArray(joins) || !joins.some((join) => unused.has(join))) return copy;
            const copies = copy.joins as readonly JoinNode[];
            return { ...copy, joins: copies.filter((_, index) => !unused.has(joins[index])) };
          }),
          evidence: `nothing is read from ${names.join(', ')}`,
          savedShare: 0.15,
        };
      },
    }),
};

function nodeOf(relation: Relation): unknown {
  return 'node' in relation ? relation.node : null;
}

function isUnusedJoin(
  binding: Binding,
  join: JoinNode,
  relation: Relation,
  keysOf: (table: TableName) => readonly (readonly string[])[],
): boolean {
  if (join.kind !== 'Left' || !relation.table || !join.on) return false;
  const keys = keysOf(relation.table);
  const conditions = splitConjuncts(join.on);
  const compared = conditions.map((condition) => {
    const equal = nodeAs(condition, 'eq');
    return [nodeAs(equal?.left, 'column'), nodeAs(equal?.right, 'column')];
  });
  const inJoin = new Set(compared.flat());
  const own = binding.columns.filter((column) => column.relation === relation);
  if (!own.every(({ node }) => inJoin.has(node))) return false;
  const names = new Set(own.map(({ origin }) => origin?.column));
  const oneSided = compared.every(
    ([left, right]) =>
      left && right && own.filter(({ node }) => node === left || node === right).length === 1,
  );
  return oneSided && keys.some((key) => key.length > 0 && key.every((column) => names.has(column)));
}

/** Of a copy, those of its source too. A null in a unique key joins with nothing. */
function declaredKeys(analysis: Analysis, read: ReadDesign, name: TableName): readonly (readonly string[])[] {
  const table = read.tableOf(name);
  const [source] = table?.kind === 'copy' ? table.sources : [];
  return [
    ...(table?.primaryKey ? [table.primaryKey] : []),
    ...((source && sourceOf(analysis, source)?.uniqueKeys) ?? []),
  ];
}
