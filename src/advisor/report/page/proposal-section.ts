import { escapeHtml } from '../../../evaluation/page/escape-html.ts';
import type { Verdict } from '../../verification/verdict.ts';
import type { ReportedProposal } from '../advisor-report.ts';
import { counterexampleTables } from './counterexample-tables.ts';
import { readableBytes } from './readable-bytes.ts';
import { readableSeconds } from './readable-seconds.ts';
import { verdictWords } from './verdict-words.ts';
import { whyWords } from './why-words.ts';

const marks: Readonly<Record<ReportedProposal['outcome'], string>> = {
  taken: 'good',
  refused: 'bad',
  'not chosen': 'soft',
};

/** One proposal: what, why, what it saves and costs, how far it was verified, and the way back. */
export function proposalSection(proposal: ReportedProposal): string {
  const { title, what, why, saving, rollback, assumes, outcome, reason, rule } = proposal;
  const rows: readonly (readonly [string, string])[] = [
    ['what', escapeHtml(what)],
    ['why', whyWords(why)],
    ['saves', `${readableSeconds(saving.seconds)} <span class="soft">by ${escapeHtml(saving.method)}</span>`],
    ['costs', escapeHtml(costWords(proposal))],
    ...(assumes.length === 0 ? [] : [['holds where', escapeHtml(assumes.join('; '))] as const]),
    ['verdict', verdictCell(proposal)],
    ['way back', escapeHtml(rollback)],
    ...(reason === null ? [] : [['reason', escapeHtml(reason)] as const]),
  ];
  return `<article><h3>${escapeHtml(title)} <span class="mark ${marks[outcome]}">${outcome}</span> <code class="soft">${escapeHtml(rule)}</code></h3>
<table class="facts">${rows.map(([name, text]) => `<tr><th scope="row">${name}</th><td>${text}</td></tr>`).join('\n')}</table>
${changeDetails(proposal)}</article>`;
}

function costWords({ cost: { storageBytes, freshness } }: ReportedProposal): string {
  const storage = storageBytes === null ? 'storage unknown' : storageWords(storageBytes);
  return freshness === null ? `${storage}; nothing becomes stale` : `${storage}; ${freshness}`;
}

function storageWords(bytes: number): string {
  if (bytes === 0) return 'nothing more is stored';
  return bytes > 0 ? `${readableBytes(bytes)} more stored` : `${readableBytes(-bytes)} less stored`;
}

function verdictCell({ verdicts }: ReportedProposal): string {
  if (verdicts.length === 0) return 'none was reached';
  const byWords = Map.groupBy(verdicts, ({ verdict }) => verdictWords(verdict));
  const lines = [...byWords].map(([words, group]) => {
    const ids = group.map(({ queryId }) => `<code>${escapeHtml(queryId)}</code>`).join(', ');
    const [first] = group;
    return `<li>${escapeHtml(words)} <span class="soft">${ids}</span>${first ? counterexampleOf(first.verdict) : ''}</li>`;
  });
  return `<ul>${lines.join('')}</ul>`;
}

function counterexampleOf(verdict: Verdict): string {
  return verdict.kind === 'refuted' && verdict.counterexample
    ? counterexampleTables(verdict.counterexample)
    : '';
}

function changeDetails({ change }: ReportedProposal): string {
  const tables = change.tables.map(({ name, columns, properties, fill, indexes }) =>
    [
      `table ${name} (${columns.map((column) => `${column.name} ${column.type}`).join(', ')})`,
      ...Object.entries(properties).map(([property, value]) => `  ${property} = ${value}`),
      ...indexes.map((index) => `  index ${index.name} on (${index.columns.join(', ')})`),
      `  filled by ${fill}`,
    ].join('\n'),
  );
  const removed = change.removedTables.map((name) => `without table ${name}`);
  const queries = change.queries.map(({ queryId, sql }) => `-- ${queryId}\n${sql}`);
  const all = [...tables, ...removed, ...queries];
  if (all.length === 0) return '';
  return `<details><summary>The change</summary><pre>${escapeHtml(all.join('\n\n'))}</pre></details>`;
}
