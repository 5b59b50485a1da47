import { percent } from '../../../src/evaluation/page/percent.ts';
import type { Baseline } from '../../../src/evaluation/report/baseline.ts';
import { compareReports } from '../../../src/evaluation/report/compare-reports.ts';
import type { SetReport } from './set-report.ts';

type Sets = Readonly<Record<string, SetReport>>;

/** What a new run says against a saved one. */
export interface SetComparison {
  /** A line for each figure that fell by more than the tolerance, and for each set that is gone. */
  readonly fallen: readonly string[];
  /** Sets whose questions are others than those of the saved run. */
  readonly changed: readonly string[];
  readonly compared: number;
}

/** @param tolerance a share, 0 to 1 */
export function compareSets(before: Sets, after: Sets, tolerance: number): SetComparison {
  const fallen: string[] = [];
  const changed: string[] = [];
  let figures = 0;
  for (const [name, saved] of Object.entries(before)) {
    const current = after[name];
    if (current === undefined) {
      fallen.push(`${name} was not measured`);
      continue;
    }
    const total = Math.max(saved.n, current.n);
    const comparison = compareReports(baselineOf(saved, total), baselineOf(current, total), { tolerance });
    figures += comparison.compared;
    if (!comparison.sameQuestions) changed.push(name);
    for (const { figure, budget, before: was, after: is } of comparison.regressions) {
      const where = budget === null ? '' : ` at ${budget} tokens`;
      fallen.push(`${name}: ${figure}${where} fell from ${percent(was)} to ${percent(is)}`);
    }
  }
  return { fallen, changed, compared: figures };
}

/** Questions that were measured in one run only count as unusable in the other. */
function baselineOf({ checksum, n, budgets }: SetReport, total: number): Baseline {
  return {
    golden: { checksum, questions: total, unusable: Array.from({ length: total - n }) },
    budgets: Object.entries(budgets).map(([budget, figures]) => ({ budget: Number(budget), figures })),
    answers: null,
  };
}
