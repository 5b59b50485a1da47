import type { Analysis, ColumnUse } from '../../analysis/analysis.ts';
import { sourceOf } from './source-of.ts';

/**
 * The share of rows that a comparison keeps: one over the number of distinct values where it is known, else the textbook's
 * guesses (Selinger et al., 1979): a tenth for equality, a third for a range.
 */
export function selectivityOf(analysis: Analysis, use: ColumnUse): number {
  const distinct = sourceOf(analysis, use)?.statistics?.columns[use.column]?.distinct ?? null;
  const one = distinct === null ? 0.1 : 1 / Math.max(1, distinct);
  if (use.operator === 'equal') return one;
  if (use.operator === 'in') return Math.min(1, one * Math.max(1, use.literals.length));
  if (use.operator === 'range') return 0.33;
  if (use.operator === 'null') return 0.1;
  return use.operator === 'like' ? 0.25 : 0.5;
}
