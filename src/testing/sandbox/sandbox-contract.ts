import type { Sandbox } from '../../ports/sandbox.ts';
import type { ContractCase } from '../contract-case.ts';
import type { ContractOptions } from '../contract-options.ts';
import { failureCase } from '../failure-case.ts';
import { identityCases } from '../identity-cases.ts';
import { subjectContract } from '../subject-contract.ts';
import { openCases } from './open-cases.ts';
import { statementCases } from './statement-cases.ts';
import { stopCases } from './stop-cases.ts';

/**
 * What every sandbox promises.
 *
 * @throws `INVALID_OPTIONS` when a deviation names no case that applies, or gives no reason
 */
export function sandboxContract(
  create: () => Sandbox | Promise<Sandbox>,
  options: ContractOptions<Sandbox> = {},
): readonly ContractCase[] {
  const cases = [
    ...identityCases<Sandbox>(),
    ...openCases,
    ...statementCases,
    ...stopCases,
    failureCase<Sandbox>('open', 'SANDBOX_FAILED', (sandbox) => sandbox.open()),
  ];
  return subjectContract(cases, create, options);
}
