import type { Binding } from '../../analysis/binding.ts';
import { splitConjuncts } from '../../analysis/split-conjuncts.ts';
import { transformTree } from '../../syntax/transform-tree.ts';
import type { ColumnNode } from '../../syntax/tree/expression-nodes.ts';
import type { SqlNode } from '../../syntax/tree/sql-node.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import { proposeRewrites } from '../propose-rewrites.ts';
import type { ReadDesign } from '../read-design.ts';
import type { Rule } from '../rule.ts';
import { comparedPart } from './half-open-date-range/compared-part.ts';
import { dateType } from './half-open-date-range/date-type.ts';
import { rangeNode } from './half-open-date-range/range-node.ts';
import { rangeOf } from './half-open-date-range/range-of.ts';
import { replaceYearMonth } from './half-open-date-range/replace-year-month.ts';

/**
 * `year(day) = 2024` → `day >= DATE '2024-01-01' AND day < DATE '2025-01-01'`: a condition on the column itself can use partitions, the
 * statistics of files, an index. `month(day) = 6` alone is a part of every year and stays.
 *
 * Equal by construction: on a DATE or a TIMESTAMP without a zone both sides are true, false and null for the same values.
 */
export const halfOpenDateRange: Rule = {
  name: 'half-open-date-range',
  dialects: ['trino', 'duckdb', 'postgres', 'mysql', 'mariadb'],
  propose: (dependencies, analysis, design) =>
    proposeRewrites(dependencies, analysis, design, {
      rule: 'half-open-date-range',
      title: 'Conditions on parts of dates become ranges of dates',
      what: 'A function around a date column in a condition is exchanged for a half-open range of the column.',
      assumes: [],
      proof: 'test',
      rewrite: ({ binding }, read) => {
        const replaced = replacements(binding, read);
        if (replaced.size === 0) return null;
        return {
          tree: transformTree(binding.tree, (node) => replaced.get(node) ?? null),
          evidence: `${replaced.size} conditions on parts of a date`,
          savedShare: 0.2,
        };
      },
    }),
};

function replacements(binding: Binding, read: ReadDesign): ReadonlyMap<SqlNode, SqlNode> {
  const found = new Map<SqlNode, SqlNode>();
  const typeOf = (column: ColumnNode) => dateType(binding, read, column);
  for (const { node } of binding.selects) {
    for (const condition of [node.where_clause?.this, ...node.joins.map(({ on }) => on)]) {
      replaceYearMonth(splitConjuncts(condition), typeOf, found);
    }
  }
  walkTree(
    binding.selects.flatMap(({ node }) => [node.where_clause, ...node.joins.map(({ on }) => on)]),
    (node) => {
      if (found.has(node)) return false;
      const compared = comparedPart(node);
      const type = compared && typeOf(compared.column);
      const range = compared && type && rangeOf(compared);
      if (compared && type && range) found.set(node, rangeNode(compared.column, range, type));
      return true;
    },
  );
  return found;
}
