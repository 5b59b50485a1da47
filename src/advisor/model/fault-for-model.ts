import type { Cell } from '../../ports/database.ts';
import type { ProposalOutcome } from '../task/outcome.ts';
import type { Counterexample } from '../verification/verdict.ts';

const maxRows = 8;

/** What was wrong with a rewrite, with the rows that tell it from the original where there are some. All rows are generated. */
export function faultForModel({ reason, verdicts }: ProposalOutcome): string {
  const counterexample = verdicts
    .map(({ verdict }) => (verdict.kind === 'refuted' ? verdict.counterexample : null))
    .find((found) => found !== null);
  return [reason ?? 'It was refused.', ...(counterexample ? describe(counterexample) : [])].join('\n');
}

function describe({ tables, expected, actual }: Counterexample): readonly string[] {
  return [
    'With these rows',
    ...tables.map(({ name, columns, rows }) => `${name} (${columns.join(', ')}): ${shown(rows)}`),
    `the original gives ${shown(expected)}`,
    `and the rewrite gives ${shown(actual)}`,
  ];
}

function shown(rows: readonly (readonly Cell[])[]): string {
  const more = rows.length > maxRows ? ` and ${rows.length - maxRows} more` : '';
  return `${JSON.stringify(rows.slice(0, maxRows))}${more}`;
}
