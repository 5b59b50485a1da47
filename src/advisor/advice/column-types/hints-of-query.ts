import type { Analysis } from '../../analysis/analysis.ts';
import { walkTree } from '../../syntax/walk-tree.ts';
import type { BoundQuery } from '../read-workload.ts';
import { columnFinder } from './column-finder.ts';
import { hintsOfComparison } from './hints-of-comparison.ts';
import { hintsOfConversion } from './hints-of-conversion.ts';
import type { TypeHint } from './type-hint.ts';

/** Every place of a query that tells what its columns should be. */
export function hintsOfQuery(analysis: Analysis, { queryId, binding }: BoundQuery): readonly TypeHint[] {
  const find = columnFinder(analysis, binding);
  const hints: TypeHint[] = [];
  walkTree(binding.tree, (node) => {
    const found = [...hintsOfConversion(node, find), ...hintsOfComparison(node, find)];
    hints.push(
      ...found.map(({ table, column, wanted, by, evidence }) => ({
        table,
        column,
        queryId,
        wanted,
        by,
        evidence,
      })),
    );
  });
  return hints;
}
