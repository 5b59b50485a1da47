import { readableSeconds } from '../advisor/report/page/readable-seconds.ts';
import { isAccepted } from '../advisor/verification/is-accepted.ts';
import type { Advice } from './advise-on-payload.ts';
import { formatTable } from './format-table.ts';
import { terminalSafe } from './terminal-safe.ts';

const maxLines = 12;

/** What came out, for the screen: the saving, the proposals, what was not verified, advice, and where the rest is. */
export function adviseSummary({ result, report, reason }: Advice, written: readonly string[]): string {
  if (!result.ok) return `Failed: ${terminalSafe(reason ?? 'for no known reason')}\n`;
  const { savedSeconds, totalSeconds, proposals, queries, unverified, tokensUsed, advice } = report;
  const verified = queries.filter(({ verdict }) => isAccepted(verdict)).length;
  const rows = proposals.map(({ outcome, title, saving, reason: why }) => [
    outcome,
    title,
    readableSeconds(saving.seconds),
    why ?? '',
  ]);
  const columns = ['outcome', 'proposal', 'saves', 'why not'];
  return [
    `Expected to save ${readableSeconds(savedSeconds)} of ${readableSeconds(totalSeconds)}. ${verified} of ${queries.length} queries verified; ${tokensUsed} tokens.`,
    `${result.ddl.length} DDL statements, ${result.migrations.length} migrations, ${result.queries.length} queries.`,
    ...(rows.length === 0 ? [] : [formatTable({ columns, rows }, { color: false, maxCellWidth: 60 })]),
    ...listed('Not verified:', unverified),
    ...listed(
      'Advice, not part of the design:',
      advice.map(({ title }) => title),
    ),
    ...written.map((file) => `Written: ${terminalSafe(file)}`),
    '',
  ].join('\n');
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const shown = lines.slice(0, maxLines).map((line) => `  ${terminalSafe(line)}`);
  const more = lines.length > maxLines ? [`  and ${lines.length - maxLines} more: see the report`] : [];
  return [title, ...shown, ...more];
}
