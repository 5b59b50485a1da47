import type { StateStore } from '../../ports/state-store.ts';
import type { ContractCase } from '../contract-case.ts';
import type { ContractOptions } from '../contract-options.ts';
import { identityCases } from '../identity-cases.ts';
import { subjectContract } from '../subject-contract.ts';
import { expiryCases } from './expiry-cases.ts';
import { failureCases } from './failure-cases.ts';
import { ifAbsentCases } from './if-absent-cases.ts';
import { lifecycleCases } from './lifecycle-cases.ts';
import { listCases } from './list-cases.ts';
import { recordCases } from './record-cases.ts';

/**
 * What every state store promises. `create` is given the name of a storage (letters, digits and `_`, at most 32): the
 * same name has to give the same storage, a new one an empty storage.
 *
 * @throws `INVALID_OPTIONS` when a deviation names no case that applies, or gives no reason
 */
export function stateStoreContract(
  create: (storage: string) => StateStore | Promise<StateStore>,
  options: ContractOptions<StateStore> = {},
): readonly ContractCase[] {
  const cases = [
    ...identityCases<StateStore>(),
    ...recordCases,
    ...ifAbsentCases,
    ...expiryCases,
    ...listCases,
    ...lifecycleCases,
    ...failureCases,
  ];
  return subjectContract(cases, create, options);
}
