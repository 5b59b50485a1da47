import type { Llm } from '../../ports/llm.ts';
import type { ContractCase } from '../contract-case.ts';
import type { ContractOptions } from '../contract-options.ts';
import { identityCases } from '../identity-cases.ts';
import { subjectContract } from '../subject-contract.ts';
import { answerCases } from './answer-cases.ts';
import { failureCases } from './failure-cases.ts';
import { structureCases } from './structure-cases.ts';

/**
 * What every model promises about the form of its answers; whether they are right is for a benchmark.
 *
 * @throws `INVALID_OPTIONS` when a deviation names no case that applies, or gives no reason
 */
export function llmContract(
  create: () => Llm | Promise<Llm>,
  options: ContractOptions<Llm> = {},
): readonly ContractCase[] {
  const cases = [...identityCases<Llm>(), ...answerCases, ...structureCases, ...failureCases];
  return subjectContract(cases, create, options);
}
