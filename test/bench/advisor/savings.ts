import type { AdvisorPayload } from '../../../src/advisor/payload/advisor-payload.ts';
import { loadSyntax } from '../../../src/advisor/syntax/load-syntax.ts';
import { wideTable } from '../../fixtures/advisor/wide-table.ts';
import { printTable } from '../support/print-table.ts';
import { advisePayload } from './advise-payload.ts';
import { generateCrossings } from './generate-crossings.ts';
import { generateFlights } from './generate-flights.ts';
import { measureSaving, type Saving, type SavingSubject } from './measure-saving.ts';
import { flightsWorkload } from './workloads/flights-workload.ts';

const variants = [
  ['improved', { precompute: false, prune: false }],
  ['improved, unused columns left out', { precompute: false, prune: true }],
  ['improved, answers stored', { precompute: true, prune: false }],
] as const;

const workloads = [
  { table: 'flights', payload: flightsWorkload, fill: (rows: number) => [generateFlights(rows)] },
  { table: 'crossings', payload: wideTable.payload, fill: generateCrossings },
];

/** Measures what the advisor's designs of two wide tables save on so many generated rows, beside the identity's, and prints it. */
export async function savings(rows: number): Promise<readonly (Saving & { readonly table: string })[]> {
  const all: (Saving & { readonly table: string })[] = [];
  for (const { table, payload, fill } of workloads) {
    console.log(`\n${table}, ${rows} rows`);
    const measured = await savingsOf(payload, fill(rows));
    all.push(...measured.map((saving) => ({ table, ...saving })));
  }
  return all;
}

async function savingsOf(payload: AdvisorPayload, fill: readonly string[]): Promise<readonly Saving[]> {
  const subjects: SavingSubject[] = [];
  for (const [name, asked] of variants) {
    const { analysis, identity, chosen, seconds } = await advisePayload(payload, asked);
    console.log(`${name}: advised in ${seconds.toFixed(1)} s`);
    if (subjects.length === 0) subjects.push({ name: 'identity', analysis, design: identity, taken: [] });
    const taken = chosen.outcomes
      .filter(({ outcome }) => outcome === 'taken')
      .map(({ proposal }) => proposal.title);
    subjects.push({ name, analysis, design: chosen.design, taken });
  }
  const measured = await measureSaving(await loadSyntax(), subjects, { fill, threads: 2 });
  printTable(
    ['design', 'saved s', 'x', 'y', 'z', 'queries', 'different', 'taken'],
    measured.map((saving) => [
      saving.design,
      saving.savedSeconds.toFixed(1),
      saving.x.toFixed(2),
      saving.y.toFixed(2),
      saving.z.toFixed(2),
      saving.queries,
      saving.different.length,
      saving.taken.length,
    ]),
  );
  for (const { design, different, taken } of measured) {
    for (const title of taken) console.log(`${design}: ${title}`);
    for (const words of different) console.log(`${design}: DIFFERENT ${words}`);
  }
  return measured;
}
