import type { BudgetReport } from '../report/evaluation-report.ts';
import { escapeHtml } from './escape-html.ts';
import { percent } from './percent.ts';

const width = 640;
const height = 300;
const area = { left: 48, right: 16, top: 44, bottom: 40 };

const series = [
  { figure: 'allTables', name: 'all tables kept', mark: 't' },
  { figure: 'allColumns', name: 'all columns kept', mark: 'c' },
  { figure: 'tableRecall', name: 'table recall', mark: 't mean' },
  { figure: 'columnRecall', name: 'column recall', mark: 'c mean' },
] as const;

/** SVG: recall against the token budget, which is spaced by its logarithm. */
export function recallCurve(budgets: readonly BudgetReport[]): string {
  const values = budgets.flatMap(({ figures }) => series.map(({ figure }) => figures[figure]));
  const floor = Math.min(0.9, Math.floor(Math.min(...values) * 10) / 10);
  const x = xScale(budgets.map(({ budget }) => budget));
  const y = (share: number): number =>
    Math.round(area.top + ((1 - share) / (1 - floor)) * (height - area.top - area.bottom));
  const lines = series.map(({ figure, name, mark }) => {
    const points = budgets.map(({ budget, figures }) => ({ budget, share: figures[figure] }));
    const path = points.map(({ budget, share }) => `${x(budget)} ${y(share)}`).join(' L ');
    const dots = points.map(
      ({ budget, share }) =>
        `<circle class="${mark}" cx="${x(budget)}" cy="${y(share)}" r="5"><title>${escapeHtml(`${name}: ${percent(share)} at ${budget} tokens`)}</title></circle>`,
    );
    return `<path class="${mark}" d="M ${path}"/>${dots.join('')}`;
  });
  const label = 'Recall against the token budget; the figures stand in the table.';
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">
${legend()}${yAxis(floor, y)}${budgets.map(({ budget }) => xLabel(x(budget), budget)).join('')}
<text x="${width / 2}" y="${height - 4}" text-anchor="middle">tokens of schema allowed</text>
${lines.reverse().join('\n')}</svg>`;
}

function xScale(budgets: readonly number[]): (budget: number) => number {
  const low = Math.log(Math.min(...budgets));
  const span = Math.log(Math.max(...budgets)) - low;
  const room = width - area.left - area.right - 60;
  const start = area.left + 30;
  return (budget) => Math.round(start + (span === 0 ? room / 2 : ((Math.log(budget) - low) / span) * room));
}

function yAxis(floor: number, y: (share: number) => number): string {
  const step = floor < 0.5 ? 0.2 : floor < 0.8 ? 0.1 : 0.02;
  const shares: number[] = [];
  for (let share = 1; share > floor - 1e-9; share -= step) shares.push(share);
  return shares
    .map(
      (share) =>
        `<line class="grid" x1="${area.left}" x2="${width - area.right}" y1="${y(share)}" y2="${y(share)}"/><text x="${area.left - 8}" y="${y(share) + 4}" text-anchor="end">${Math.round(share * 100)} %</text>`,
    )
    .join('');
}

function xLabel(x: number, budget: number): string {
  return `<text x="${x}" y="${height - area.bottom + 18}" text-anchor="middle">${budget}</text>`;
}

function legend(): string {
  return series
    .map(({ name, mark }, at) => {
      const x = area.left + at * 148;
      return `<path class="${mark}" d="M ${x} 14 H ${x + 24}"/><text x="${x + 30}" y="18">${name}</text>`;
    })
    .join('');
}
