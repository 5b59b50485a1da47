import type { AdvisorReport, ReportedProposal, ReportedQuery } from '../../advisor/report/advisor-report.ts';

/** The report as one page that needs nothing else, for people to read and print. */
export function renderTaskReport(report: AdvisorReport): string {
  const { status, savedSeconds, totalSeconds, proposals, queries, issues, unverified, tokensUsed } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Design report</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Design report</h1>
<p>Task ${escaped(report.taskId)}: ${escaped(status)}. Expected to save ${seconds(savedSeconds)} of ${seconds(totalSeconds)}; ${tokensUsed} tokens used.</p>
${section('Proposals', proposals.map(proposalItem))}
${section('Queries', queries.map(queryItem))}
${section(
  'Not verified',
  unverified.map((text) => `<p>${escaped(text)}</p>`),
)}
${section(
  'Not understood',
  issues.map((issue) => `<pre>${escaped(JSON.stringify(issue, null, 2))}</pre>`),
)}
</main>
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1rem; }
pre { overflow-x: auto; padding: .5rem; border: 1px solid; }
details { margin: .5rem 0; }
`;

function section(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<h2>${title} (${items.length})</h2>\n${items.join('\n')}`;
}

function proposalItem({ outcome, reason, verdicts: _verdicts, ...proposal }: ReportedProposal): string {
  const because = reason === null ? '' : `: ${reason}`;
  return item(`${outcome}${because}`, JSON.stringify(proposal, null, 2));
}

function queryItem({
  queryId,
  weightSeconds,
  before,
  after,
  verdict,
  repairs,
  faults,
}: ReportedQuery): string {
  const lines = [`-- before\n${before}`, `-- after\n${after}`, `-- ${JSON.stringify(verdict)}`];
  const notes = [...repairs, ...faults].map((note) => `-- ${note}`);
  return item(`${queryId}, ${seconds(weightSeconds)}`, [...lines, ...notes].join('\n'));
}

function item(summary: string, text: string): string {
  return `<details><summary>${escaped(summary)}</summary><pre>${escaped(text)}</pre></details>`;
}

function seconds(value: number): string {
  return `${value.toLocaleString('en', { maximumFractionDigits: 1 })} s`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
