import { escapeHtml } from '../../evaluation/page/escape-html.ts';
import { pageStyle } from '../../evaluation/page/page-style.ts';
import { percent } from '../../evaluation/page/percent.ts';
import type { AdvisorReport, ReportedProposal } from './advisor-report.ts';
import { adviceSection } from './page/advice-section.ts';
import { proposalSection } from './page/proposal-section.ts';
import { querySection } from './page/query-section.ts';
import { readableSeconds } from './page/readable-seconds.ts';
import { reportStyle } from './page/report-style.ts';

/** The report as one HTML page with everything in it: no script, nothing from elsewhere, light and dark. */
export function renderReportPage(report: AdvisorReport): string {
  const { taskId, status, proposals, advice, queries, issues, unverified, tokensUsed } = report;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>A better physical design</title>
<style>${pageStyle}${reportStyle}</style></head><body><main>
<h1>A better physical design</h1>
<p class="soft">Task ${escapeHtml(taskId)}, ${escapeHtml(status)}; ${tokensUsed.toLocaleString('en')} tokens used</p>
${savedSection(report)}
<h2>Proposals</h2>
${proposals.length === 0 ? '<p class="soft">There is none: the design is the source’s own, in a schema of its own.</p>' : proposals.map(proposalSection).join('\n')}
<h2>Advice</h2>
<p class="soft">Worth doing beside the design. Nothing of it was done, and none of its seconds are counted above.</p>
${advice.length === 0 ? '<p class="soft">There is none.</p>' : advice.map(adviceSection).join('\n')}
<h2>Queries</h2>
${querySection(queries)}
<h2>What was not verified</h2>
${list(unverified, 'Everything was.')}
<h2>What could not be read</h2>
${list(
  issues.map(({ at, message }) => `${at}: ${message}`),
  'Everything could.',
)}
</main></body></html>
`;
}

function savedSection({ savedSeconds, totalSeconds, savingMethod, proposals }: AdvisorReport): string {
  const share = totalSeconds > 0 ? savedSeconds / totalSeconds : 0;
  const count = (outcome: ReportedProposal['outcome']): number =>
    proposals.filter((proposal) => proposal.outcome === outcome).length;
  return `<p class="saved"><strong>${readableSeconds(savedSeconds)}</strong> <small>expected to be saved of ${readableSeconds(totalSeconds)} (${percent(share)})</small></p>
<div class="bar"><i style="width:${(share * 100).toFixed(1)}%"></i></div>
<p>${count('taken')} proposals taken, ${count('refused')} refused, ${count('not chosen')} not chosen.</p>
<p class="soft">Estimated by ${escapeHtml(savingMethod)}.</p>`;
}

function list(lines: readonly string[], none: string): string {
  if (lines.length === 0) return `<p class="soft">${none}</p>`;
  return `<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n')}</ul>`;
}
