import type { BudgetReport } from '../report/evaluation-report.ts';
import { escapeHtml } from './escape-html.ts';
import { percent } from './percent.ts';

const width = 640;
const labelWidth = 150;
const barHeight = 14;
const groupHeight = 46;

const bars = [
  { figure: 'allTables', name: 'all tables kept', mark: 't' },
  { figure: 'allColumns', name: 'all columns kept', mark: 'c' },
] as const;

/** SVG: the share of questions with everything kept, by how many tables their gold SQL reads. */
export function difficultyBars({ budget, byTables }: BudgetReport): string {
  const room = width - labelWidth - 64;
  const groups = byTables.map(({ tables, figures }, at) => {
    const top = 26 + at * groupHeight;
    const name = `${tables} ${tables === 1 ? 'table' : 'tables'}, n = ${figures.n}`;
    const drawn = bars.map(({ figure, name: what, mark }, row) => {
      const share = figures[figure];
      const y = top + row * (barHeight + 2);
      const size = Math.round(share * room);
      return `<rect class="${mark}" x="${labelWidth}" y="${y}" width="${Math.max(size, 1)}" height="${barHeight}" rx="2"><title>${escapeHtml(`${name}, ${what}: ${percent(share)}`)}</title></rect><text x="${labelWidth + size + 6}" y="${y + 11}">${percent(share)}</text>`;
    });
    return `<text x="${labelWidth - 10}" y="${top + 19}" text-anchor="end">${escapeHtml(name)}</text>${drawn.join('')}`;
  });
  const legend = bars.map(({ name, mark }, at) => {
    const x = labelWidth + at * 150;
    return `<rect class="${mark}" x="${x}" y="4" width="12" height="12" rx="2"/><text x="${x + 18}" y="14">${name}</text>`;
  });
  const height = 26 + byTables.length * groupHeight;
  const label = `Questions with everything kept at ${budget} tokens, by the number of gold tables`;
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${legend.join('')}
${groups.join('\n')}</svg>`;
}
