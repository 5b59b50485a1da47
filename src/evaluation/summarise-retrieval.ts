import { quantile } from './quantile.ts';
import type { RetrievalFigures } from './retrieval-figures.ts';
import type { RetrievalOutcome } from './retrieval-outcome.ts';

/** The figures over all outcomes. Recall is 1 where there was nothing to find. */
export function summariseRetrieval(outcomes: readonly RetrievalOutcome[]): RetrievalFigures {
  const tables = outcomes.flatMap(({ gold, missing }) => shareKept(gold.tables, missing.tables));
  const columns = outcomes.flatMap(({ gold, missing }) => shareKept(gold.columns, missing.columns));
  const tokens = outcomes.map((outcome) => outcome.tokens);
  const ms = outcomes.map((outcome) => outcome.ms);
  return {
    n: outcomes.length,
    tableRecall: mean(tables),
    columnRecall: mean(columns),
    allTables: mean(tables.map(isWhole)),
    allColumns: mean(columns.map(isWhole)),
    tokensMedian: quantile(tokens, 0.5),
    tokensP95: quantile(tokens, 0.95),
    msMedian: rounded(quantile(ms, 0.5), 100),
    msP95: rounded(quantile(ms, 0.95), 100),
  };
}

function shareKept(gold: readonly unknown[], missing: readonly unknown[]): readonly number[] {
  return gold.length === 0 ? [] : [1 - missing.length / gold.length];
}

function isWhole(share: number): number {
  return share === 1 ? 1 : 0;
}

function mean(values: readonly number[]): number {
  if (values.length === 0) return 1;
  return rounded(values.reduce((sum, value) => sum + value, 0) / values.length, 10_000);
}

function rounded(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
