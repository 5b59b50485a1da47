import type { AnswerMiss, AnswersReport } from '../report/evaluation-report.ts';
import { escapeHtml } from './escape-html.ts';
import { percent } from './percent.ts';

/** How the questions were answered, and those that were not answered rightly. */
export function answersSection({ model, budget, figures, misses }: AnswersReport): string {
  const { n, correct, wrong, declined, blocked, failed, unscored, executionAccuracy } = figures;
  const counts = { correct, wrong, declined, blocked, failed, unscored };
  return `<h2>Answers</h2>
<p><strong>${percent(executionAccuracy)}</strong> execution accuracy: ${correct} of ${n} give the rows of the gold SQL. Model <code>${escapeHtml(model)}</code>, ${budget} tokens of schema.</p>
<div class="wide" tabindex="0"><table><tr>${Object.keys(counts)
    .map((name) => `<th class="n">${name}</th>`)
    .join('')}</tr><tr>${Object.values(counts)
    .map((count) => `<td class="n">${count}</td>`)
    .join('')}</tr></table></div>
${misses.length === 0 ? '' : missTable(misses)}`;
}

function missTable(misses: readonly AnswerMiss[]): string {
  return `<details><summary>${misses.length} not answered rightly</summary><div class="wide" tabindex="0"><table>
<tr><th class="n">line</th><th>verdict</th><th>question, gold SQL, answer</th></tr>
${misses.map(missRow).join('\n')}</table></div></details>`;
}

function missRow({ line, verdict, question, goldSql, sql, reason }: AnswerMiss): string {
  const answer = [sql, reason]
    .filter((text) => text !== null)
    .map((text) => `<pre>${escapeHtml(text)}</pre>`);
  return `<tr><td class="n">${line}</td><td>${verdict}</td><td>${escapeHtml(question)}<pre class="soft">${escapeHtml(goldSql)}</pre>${answer.join('')}</td></tr>`;
}
