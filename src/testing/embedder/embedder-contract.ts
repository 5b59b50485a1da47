import type { Embedder } from '../../ports/embedder.ts';
import type { ContractCase } from '../contract-case.ts';
import type { ContractOptions } from '../contract-options.ts';
import { identityCases } from '../identity-cases.ts';
import { subjectContract } from '../subject-contract.ts';
import { declarationCases } from './declaration-cases.ts';
import { failureCases } from './failure-cases.ts';
import { vectorCases } from './vector-cases.ts';

/**
 * What every embedder promises. `create` makes the same embedder each time.
 *
 * @throws `INVALID_OPTIONS` when a deviation names no case that applies, or gives no reason
 */
export function embedderContract(
  create: () => Embedder | Promise<Embedder>,
  options: ContractOptions<Embedder> = {},
): readonly ContractCase[] {
  const cases = [...identityCases<Embedder>(), ...declarationCases, ...vectorCases, ...failureCases];
  return subjectContract(cases, create, options);
}
