import { escapeHtml } from '../../../evaluation/page/escape-html.ts';
import { isAccepted } from '../../verification/is-accepted.ts';
import type { ReportedQuery } from '../advisor-report.ts';
import { readableSeconds } from './readable-seconds.ts';
import { verdictWords } from './verdict-words.ts';

/** All queries, the heaviest first, each with its text before and after. */
export function querySection(queries: readonly ReportedQuery[]): string {
  if (queries.length === 0) return '<p class="soft">There were none.</p>';
  const heaviest = queries.toSorted((left, right) => right.weightSeconds - left.weightSeconds);
  return `<div class="wide" tabindex="0"><table>
<tr><th scope="col">query</th><th scope="col" class="n">weight</th><th scope="col">verdict</th></tr>
${heaviest.map(queryRow).join('\n')}</table></div>`;
}

function queryRow({
  queryId,
  weightSeconds,
  before,
  after,
  sourceCost,
  planCosts,
  verdict,
  repairs,
  faults,
}: ReportedQuery): string {
  const notes = [
    ...repairs.map((repair) => `repaired: ${repair}`),
    ...faults.filter((fault) => !('reason' in verdict) || verdict.reason !== fault),
  ]
    .map((note) => `<p>${escapeHtml(note)}</p>`)
    .join('');
  const mark = isAccepted(verdict) ? 'good' : 'bad';
  return `<tr><td><code>${escapeHtml(queryId)}</code></td><td class="n">${readableSeconds(weightSeconds)}</td>
<td><span class="mark ${mark}">${verdict.kind}</span> ${escapeHtml(verdictWords(verdict).replace(/^\w+(?:: )?/, ''))}${notes}${planCosts === null && sourceCost !== null ? `<p class="soft">plan cost at the source ${cost(sourceCost)}</p>` : ''}${planCosts === null ? '' : `<p class="soft">plan cost ${cost(planCosts.before)} → ${cost(planCosts.after)}</p>`}
<details><summary>Before and after</summary><pre>${escapeHtml(before)}</pre><pre class="after">${escapeHtml(after)}</pre></details></td></tr>`;
}

function cost(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
}
