import type { EvaluationReport } from '../report/evaluation-report.ts';
import { answersSection } from './answers-section.ts';
import { difficultyBars } from './difficulty-bars.ts';
import { escapeHtml } from './escape-html.ts';
import { figuresTable } from './figures-table.ts';
import { missesList } from './misses-list.ts';
import { pageStyle } from './page-style.ts';
import { recallCurve } from './recall-curve.ts';

/** One HTML page with everything in it: no script, nothing from elsewhere, light and dark. */
export function renderPage(report: EvaluationReport): string {
  const { command, versions, golden, tables, budgets, answers, finishedAt } = report;
  const measured = golden.questions - golden.unusable.length;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>nlquery eval</title>
<style>${pageStyle}</style></head><body><main>
<h1>What the model is shown</h1>
<p class="soft">${measured} questions of ${escapeHtml(golden.file)}, ${tables} tables, ${escapeHtml(versions.database)}</p>
${figuresTable(budgets)}
<h2>Recall by budget</h2><figure tabindex="0">${recallCurve(budgets)}</figure>
<h2>By difficulty</h2><p class="soft">Questions by the number of tables that their SQL reads.</p>
${budgets.map((budget) => `<h3>${budget.budget} tokens</h3><figure tabindex="0">${difficultyBars(budget)}</figure>`).join('\n')}
<h2>What was left out</h2>
${budgets.map(missesList).join('\n')}
${answers === null ? '' : answersSection(answers)}
${unusableSection(golden)}
<h2>How it was measured</h2>
<pre>${escapeHtml(command)}</pre>
<p class="soft">nlquery ${escapeHtml(versions.nlquery)}, Node ${escapeHtml(versions.node)}, ${escapeHtml(finishedAt)}</p>
</main></body></html>
`;
}

function unusableSection({ unusable }: EvaluationReport['golden']): string {
  if (unusable.length === 0) return '';
  const rows = unusable.map(
    ({ line, question, reason }) =>
      `<tr><td class="n">${line}</td><td>${escapeHtml(question)}</td><td>${escapeHtml(reason)}</td></tr>`,
  );
  return `<h2>Not measured</h2><p>The SQL of ${unusable.length === 1 ? 'one question' : `${unusable.length} questions`} says nothing about this schema.</p>
<div class="wide" tabindex="0"><table><tr><th class="n">line</th><th>question</th><th>why</th></tr>${rows.join('\n')}</table></div>`;
}
