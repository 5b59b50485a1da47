import type { BudgetReport } from '../report/evaluation-report.ts';
import { percent } from './percent.ts';

/** The figures by budget. */
export function figuresTable(budgets: readonly BudgetReport[]): string {
  const head = [
    'budget',
    'questions',
    'table recall',
    'column recall',
    'all tables',
    'all columns',
    'tokens',
    'p95',
    'ms',
    'p95',
  ];
  const rows = budgets.map(({ budget, figures }) => [
    budget,
    figures.n,
    ...[figures.tableRecall, figures.columnRecall, figures.allTables, figures.allColumns].map(percent),
    figures.tokensMedian,
    figures.tokensP95,
    figures.msMedian.toFixed(2),
    figures.msP95.toFixed(2),
  ]);
  const cells = (tag: 'th' | 'td', row: readonly (string | number)[]): string =>
    `<tr>${row.map((cell) => `<${tag} class="n">${cell}</${tag}>`).join('')}</tr>`;
  return `<div class="wide" tabindex="0"><table>${cells('th', head)}${rows.map((row) => cells('td', row)).join('')}</table></div>`;
}
