import { NlQueryError } from '../errors/nl-query-error.ts';
import type { ContractCase } from './contract-case.ts';
import type { Deviation } from './contract-options.ts';
import type { PortCase } from './port-case.ts';
import { withDeviation } from './with-deviation.ts';

export interface BuildContractOptions {
  readonly capabilities: readonly string[];
  readonly deviations: readonly Deviation[];
}

/**
 * Binds to `useFixture` (which makes a fixture, hands it to the case and lets go of it) those cases that apply.
 *
 * @throws `INVALID_OPTIONS` when a deviation names no case that applies, or gives no reason
 */
export function buildContract<Fixture>(
  portCases: readonly PortCase<Fixture>[],
  useFixture: (run: (fixture: Fixture) => Promise<void>) => Promise<void>,
  options: BuildContractOptions,
): readonly ContractCase[] {
  const declared = new Set(options.capabilities);
  const cases: readonly ContractCase[] = portCases
    .filter(({ capability }) => capability === undefined || declared.has(capability))
    .filter(({ unless }) => unless === undefined || !declared.has(unless))
    .map(({ name, capability, run }) => ({ name, capability, run: () => useFixture(run) }));
  for (const deviation of options.deviations) assertDeviation(deviation, cases);
  return cases.map((contractCase) => {
    const deviation = options.deviations.find(({ caseName }) => caseName === contractCase.name);
    return deviation === undefined ? contractCase : withDeviation(contractCase, deviation);
  });
}

function assertDeviation({ caseName, reason }: Deviation, cases: readonly ContractCase[]): void {
  if (!cases.some(({ name }) => name === caseName))
    throw invalid(`no case that applies is named "${caseName}"`);
  if (reason.trim() === '') throw invalid(`the deviation from "${caseName}" gives no reason`);
}

function invalid(reason: string): NlQueryError {
  return new NlQueryError('INVALID_OPTIONS', `The contract's deviations are wrong: ${reason}.`, {
    details: { option: 'deviations' },
  });
}
