import { duckdbSandbox } from '../../../adapters/sandbox/duckdb/index.ts';
import { analyzePayload } from '../../../src/advisor/analysis/analyze-payload.ts';
import { buildIdentityDesign } from '../../../src/advisor/design/build-identity-design.ts';
import type { AdvisorPayload } from '../../../src/advisor/payload/advisor-payload.ts';
import { loadSyntax } from '../../../src/advisor/syntax/load-syntax.ts';
import { openLaboratory } from '../../../src/advisor/verification/laboratory/open-laboratory.ts';
import { advisorFixtures } from '../../fixtures/advisor/index.ts';
import { printTable } from '../support/print-table.ts';
import { type KillRate, measureKillRate } from './measure-kill-rate.ts';
import { eventWorkload } from './workloads/event-workload.ts';
import { flightsWorkload } from './workloads/flights-workload.ts';
import { starWorkload } from './workloads/star-workload.ts';
import { vaultWorkload } from './workloads/vault-workload.ts';

const workloads: Readonly<Record<string, AdvisorPayload>> = {
  vault: vaultWorkload,
  flights: flightsWorkload,
  star: starWorkload,
  events: eventWorkload,
  ...Object.fromEntries(advisorFixtures.map(({ name, payload }) => [`fixture ${name}`, payload])),
};

export interface WorkloadKillRate extends KillRate {
  readonly workload: string;
}

/** Has a model that is wrong every time answer for every workload, and prints how often that was found out. */
export async function killRates(perQuery: number): Promise<readonly WorkloadKillRate[]> {
  const syntax = await loadSyntax();
  const rates: WorkloadKillRate[] = [];
  for (const [workload, payload] of Object.entries(workloads)) {
    const analysis = await analyzePayload({ syntax }, payload, {});
    const design = buildIdentityDesign({ syntax }, analysis);
    const laboratory = await openLaboratory({ syntax, sandbox: duckdbSandbox() }, { analysis, design });
    const rate = await measureKillRate({ syntax, laboratory }, { analysis, design }, { perQuery });
    rates.push({ workload, ...rate });
    await laboratory.close();
  }
  print(rates);
  return rates;
}

function print(rates: readonly WorkloadKillRate[]): void {
  printTable(
    [
      ...['workload', 'queries', 'mutants', 'refuted', 'not accepted', 'missed'],
      ...['not shown to differ', 'kill rate %', 'right refuted', 's'],
    ],
    rates.map((rate) => [
      rate.workload,
      rate.queries,
      rate.mutants,
      rate.refuted,
      rate.undecided,
      rate.missed,
      rate.notShownToDiffer,
      percent(rate.refuted, rate.refuted + rate.missed),
      rate.rightRefuted.length,
      Math.round(rate.seconds),
    ]),
  );
  const sum = (field: 'refuted' | 'missed'): number => rates.reduce((total, rate) => total + rate[field], 0);
  const all = percent(sum('refuted'), sum('refuted') + sum('missed'));
  console.log(`Of the mutants that are shown to differ, ${all} % are refuted.`);
  for (const { workload, missedChanges, rightRefuted } of rates) {
    for (const change of missedChanges) console.log(`missed in ${workload}: ${change}`);
    for (const reason of rightRefuted) console.log(`right, and refuted, in ${workload}: ${reason}`);
  }
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}
