import { createHash } from 'node:crypto';
import type { RetrievalMeasured } from '../../../src/evaluation/measure-retrieval.ts';
import { budgetReport } from '../../../src/evaluation/report/budget-report.ts';
import type { BudgetReport } from '../../../src/evaluation/report/evaluation-report.ts';
import type { RetrievalFigures } from '../../../src/evaluation/retrieval-figures.ts';
import type { measureFloor } from './measure-floor.ts';
import type { LinkingQuestion, LinkingSet } from './read-set.ts';

/** One set of bench:linking. The figures are those of the first budget. */
export interface SetReport extends RetrievalFigures {
  /** SHA-256 of its questions and SQL. */
  readonly checksum: string;
  readonly budgets: Readonly<Record<string, RetrievalFigures & Pick<BudgetReport, 'byTables'>>>;
  /** Plain BM25, the ten best tables whole, whatever they cost. */
  readonly floor: ReturnType<typeof measureFloor>;
}

/** What the JSON report and the page say of one set. */
export function setReport(
  set: LinkingSet,
  measured: ReadonlyMap<number, RetrievalMeasured<LinkingQuestion>>,
  floor: SetReport['floor'],
): { readonly report: SetReport; readonly budgets: readonly BudgetReport[] } {
  const budgets = [...measured].map(([budget, outcome]) => budgetReport(budget, outcome));
  const [first] = budgets;
  if (!first) throw new RangeError('No budget was measured.');
  const texts = set.questions.map(({ question, sql }) => [question, sql]);
  const checksum = createHash('sha256').update(JSON.stringify(texts)).digest('hex');
  const figures = budgets.map(
    ({ budget, figures: whole, byTables }) => [String(budget), { ...whole, byTables }] as const,
  );
  return { report: { ...first.figures, checksum, budgets: Object.fromEntries(figures), floor }, budgets };
}
