import { difficultyBars } from '../../../src/evaluation/page/difficulty-bars.ts';
import { escapeHtml } from '../../../src/evaluation/page/escape-html.ts';
import { figuresTable } from '../../../src/evaluation/page/figures-table.ts';
import { missesList } from '../../../src/evaluation/page/misses-list.ts';
import { pageStyle } from '../../../src/evaluation/page/page-style.ts';
import { percent } from '../../../src/evaluation/page/percent.ts';
import { recallCurve } from '../../../src/evaluation/page/recall-curve.ts';
import type { BudgetReport } from '../../../src/evaluation/report/evaluation-report.ts';
import type { SetReport } from './set-report.ts';

export interface LinkingPage {
  /** As it was called. */
  readonly command: string;
  readonly node: string;
  readonly commit: string;
  readonly sets: readonly {
    readonly name: string;
    readonly floor: SetReport['floor'];
    readonly budgets: readonly BudgetReport[];
  }[];
}

/** One HTML page with plots of every set, that loads nothing from elsewhere. */
export function renderLinkingPage({ command, node, commit, sets }: LinkingPage): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>nlquery bench:linking</title>
<style>${pageStyle}</style></head><body><main>
<h1>What the model is shown, on public data</h1>
${sets.map(setSection).join('\n')}
<h2>How it was measured</h2>
<pre>${escapeHtml(command)}</pre>
<p class="soft">Node ${escapeHtml(node)}, commit ${escapeHtml(commit)}</p>
</main></body></html>
`;
}

function setSection({ name, floor, budgets }: LinkingPage['sets'][number]): string {
  const largest = budgets.at(-1);
  return `<section><h2>${escapeHtml(name)}</h2>
${figuresTable(budgets)}
<p class="soft">Plain BM25, its ten best tables whole: table recall ${percent(floor.tableRecall)}, all tables ${percent(floor.allTables)}.</p>
${budgets.length > 1 ? `<h3>Recall by budget</h3><figure tabindex="0">${recallCurve(budgets)}</figure>` : ''}
${largest ? `<h3>By the number of tables that the gold SQL reads, at ${largest.budget} tokens</h3><figure tabindex="0">${difficultyBars(largest)}</figure>\n${missesList(largest)}` : ''}</section>`;
}
