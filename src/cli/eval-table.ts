import { percent } from '../evaluation/page/percent.ts';
import type { EvaluationReport } from '../evaluation/report/evaluation-report.ts';
import type { CliIo } from './cli-io.ts';
import { formatTable } from './format-table.ts';
import { wantsColor } from './wants-color.ts';

const columns = [
  'budget',
  'n',
  'table recall %',
  'column recall %',
  'all tables %',
  'all columns %',
  'tokens',
  'p95',
  'ms',
  'p95',
];

/** The figures for a terminal. */
export function evalTable(
  { stdout, env }: Pick<CliIo, 'stdout' | 'env'>,
  { budgets, answers }: Pick<EvaluationReport, 'budgets' | 'answers'>,
): string {
  const style = { color: wantsColor(stdout, env), maxCellWidth: 40 };
  const rows = budgets.map(({ budget, figures }) => [
    budget,
    figures.n,
    ...[figures.tableRecall, figures.columnRecall, figures.allTables, figures.allColumns].map(digits),
    figures.tokensMedian,
    figures.tokensP95,
    figures.msMedian,
    figures.msP95,
  ]);
  const retrieval = `${formatTable({ columns, rows }, style)}\n`;
  if (answers === null) return retrieval;
  const { executionAccuracy, msMedian, msP95, ...counts } = answers.figures;
  const cells = { 'execution accuracy %': digits(executionAccuracy), ...counts, ms: msMedian, p95: msP95 };
  const asked = formatTable({ columns: Object.keys(cells), rows: [Object.values(cells)] }, style);
  return `${retrieval}${asked}\n`;
}

/** Without the sign, which stands in the heading: what reads as a number is set to the right. */
function digits(share: number): string {
  return percent(share).replace(' %', '');
}
