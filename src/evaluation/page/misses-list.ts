import type { BudgetReport, RetrievalMiss } from '../report/evaluation-report.ts';
import { escapeHtml } from './escape-html.ts';

/** The questions for which something was not shown, and what. */
export function missesList({ budget, misses, figures }: BudgetReport): string {
  const title = `${misses.length} of ${figures.n} questions at ${budget} tokens`;
  if (misses.length === 0) return `<p>${title}: nothing was left out.</p>`;
  return `<details><summary>${title}</summary><div class="wide" tabindex="0"><table>
<tr><th class="n">line</th><th>question</th><th>not shown</th></tr>
${misses.map(missRow).join('\n')}</table></div></details>`;
}

function missRow({ line, question, sql, missingTables, missingColumns }: RetrievalMiss): string {
  const columns = missingColumns.filter(
    (column) => !missingTables.some((table) => column.startsWith(`${table}.`)),
  );
  const missing = [
    ...missingTables.map((name) => `<code class="bad">${escapeHtml(name)}</code> (table)`),
    ...columns.map((name) => `<code>${escapeHtml(name)}</code>`),
  ];
  return `<tr><td class="n">${line}</td><td>${escapeHtml(question)}<pre class="soft">${escapeHtml(sql)}</pre></td><td>${missing.join('<br>')}</td></tr>`;
}
