import type { GoldenQuestion } from '../golden-question.ts';
import type { RetrievalMeasured } from '../measure-retrieval.ts';
import { summariseRetrieval } from '../summarise-retrieval.ts';
import type { BudgetReport } from './evaluation-report.ts';

/** What a report says of one budget. */
export function budgetReport(budget: number, measured: RetrievalMeasured<GoldenQuestion>): BudgetReport {
  const { figures, outcomes } = measured;
  const groups = Map.groupBy(outcomes, ({ gold }) => gold.tables.length);
  const byTables = [...groups]
    .sort(([left], [right]) => left - right)
    .map(([tables, group]) => ({ tables, figures: summariseRetrieval(group) }));
  const misses = outcomes
    .filter(({ missing }) => missing.tables.length + missing.columns.length > 0)
    .map(({ question: { line, question, sql }, missing }) => ({
      line,
      question,
      sql,
      missingTables: missing.tables,
      missingColumns: missing.columns,
    }));
  return { budget, figures, byTables, misses };
}
