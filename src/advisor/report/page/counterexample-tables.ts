import { escapeHtml } from '../../../evaluation/page/escape-html.ts';
import type { Cell } from '../../../ports/database.ts';
import type { Counterexample } from '../../verification/verdict.ts';

const maxRows = 12;

/** The rows that tell two queries apart, and what each of them gives. All rows are generated. */
export function counterexampleTables({ tables, expected, actual }: Counterexample): string {
  const given = tables.map(({ name, columns, rows }) => `<h4>${escapeHtml(name)}</h4>${grid(columns, rows)}`);
  return `<details><summary>Rows that tell the two apart</summary>
${given.join('\n')}
<h4>The original gives</h4>${grid([], expected)}
<h4>The rewrite gives</h4>${grid([], actual)}</details>`;
}

function grid(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const head =
    columns.length === 0
      ? ''
      : `<tr>${columns.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr>`;
  const body = rows
    .slice(0, maxRows)
    .map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(shown(cell))}</td>`).join('')}</tr>`);
  const more = rows.length > maxRows ? `<p class="soft">and ${rows.length - maxRows} more rows</p>` : '';
  if (rows.length === 0) return '<p class="soft">no row</p>';
  return `<div class="wide" tabindex="0"><table>${head}${body.join('\n')}</table></div>${more}`;
}

function shown(cell: Cell): string {
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}
