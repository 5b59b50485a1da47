import { percent } from '../evaluation/page/percent.ts';
import type { Comparison, Regression } from '../evaluation/report/compare-reports.ts';
import type { CliIo } from './cli-io.ts';
import { writeWarning } from './write-warning.ts';

const names: Readonly<Record<Regression['figure'], string>> = {
  usable: 'the share of questions with usable gold SQL',
  tableRecall: 'table recall',
  columnRecall: 'column recall',
  allTables: 'all tables',
  allColumns: 'all columns',
  executionAccuracy: 'execution accuracy',
};

/** Says what fell against the baseline, or that nothing did. */
export function evalRegressions(io: Pick<CliIo, 'stderr' | 'env'>, comparison: Comparison): void {
  const { regressions, compared, sameQuestions } = comparison;
  if (!sameQuestions) writeWarning(io, 'the baseline was measured with other questions or other gold SQL');
  for (const { figure, budget, before, after } of regressions) {
    const where = budget === null ? '' : ` at ${budget} tokens`;
    writeWarning(io, `${names[figure]}${where} fell from ${percent(before)} to ${percent(after)}`);
  }
  if (regressions.length === 0) io.stderr.write(`No figure of ${compared} fell against the baseline.\n`);
}
