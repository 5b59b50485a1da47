import { loadSyntax } from '../../../src/advisor/syntax/load-syntax.ts';
import { printTable } from '../support/print-table.ts';
import { advisePayload } from './advise-payload.ts';
import { measureSaving, type Saving, type SavingSubject } from './measure-saving.ts';
import { flightsWorkload } from './workloads/flights-workload.ts';

const variants = [
  ['improved', { precompute: false, prune: false }],
  ['improved, unused columns left out', { precompute: false, prune: true }],
  ['improved, answers stored', { precompute: true, prune: false }],
] as const;

/** Measures what the advisor's designs of the wide table save on so many generated rows, beside the identity's, and prints it. */
export async function savings(rows: number): Promise<readonly Saving[]> {
  const payload = flightsWorkload;
  const subjects: SavingSubject[] = [];
  for (const [name, asked] of variants) {
    const { analysis, identity, chosen, seconds } = await advisePayload(payload, asked);
    console.log(`${name}: advised in ${seconds.toFixed(1)} s`);
    if (subjects.length === 0)
      subjects.push({ name: 'identity', payload, analysis, design: identity, taken: [] });
    const taken = chosen.outcomes
      .filter(({ outcome }) => outcome === 'taken')
      .map(({ proposal }) => proposal.title);
    subjects.push({ name, payload, analysis, design: chosen.design, taken });
  }
  const measured = await measureSaving(await loadSyntax(), subjects, { rows, threads: 2 });
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
