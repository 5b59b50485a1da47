import type { VectorStore } from '../../ports/vector-store.ts';
import type { ContractCase } from '../contract-case.ts';
import type { ContractOptions } from '../contract-options.ts';
import { identityCases } from '../identity-cases.ts';
import { subjectContract } from '../subject-contract.ts';
import { clearCases } from './clear-cases.ts';
import { failureCases } from './failure-cases.ts';
import { filterCases } from './filter-cases.ts';
import { fingerprintCases } from './fingerprint-cases.ts';
import { isolationCases } from './isolation-cases.ts';
import { isolationSweep } from './isolation-sweep.ts';
import { lifecycleCases } from './lifecycle-cases.ts';
import { manifestCases } from './manifest-cases.ts';
import { removeCases } from './remove-cases.ts';
import { searchCases } from './search-cases.ts';
import { upsertCases } from './upsert-cases.ts';

/**
 * What every vector store promises. `create` is given the name of a storage (letters, digits and `_`, at most 32): the
 * same name has to give the same storage, a new one an empty storage.
 *
 * @throws `INVALID_OPTIONS` when a deviation names no case that applies, or gives no reason
 */
export function vectorStoreContract(
  create: (storage: string) => VectorStore | Promise<VectorStore>,
  options: ContractOptions<VectorStore> = {},
): readonly ContractCase[] {
  const cases = [
    ...identityCases<VectorStore>(),
    ...upsertCases,
    ...searchCases,
    ...filterCases,
    ...fingerprintCases,
    ...removeCases,
    ...manifestCases,
    ...clearCases,
    ...isolationCases,
    isolationSweep,
    ...lifecycleCases,
    ...failureCases,
  ];
  return subjectContract(cases, create, options);
}
