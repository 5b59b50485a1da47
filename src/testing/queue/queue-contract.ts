import type { Queue } from '../../ports/queue.ts';
import type { ContractCase } from '../contract-case.ts';
import type { ContractOptions } from '../contract-options.ts';
import { identityCases } from '../identity-cases.ts';
import { subjectContract } from '../subject-contract.ts';
import { cancelCases } from './cancel-cases.ts';
import { closeCases } from './close-cases.ts';
import { concurrencyCases } from './concurrency-cases.ts';
import { distributionCases } from './distribution-cases.ts';
import { failureCases } from './failure-cases.ts';
import { handlerCases } from './handler-cases.ts';
import { inspectCases } from './inspect-cases.ts';
import { keyCases } from './key-cases.ts';
import { retryCases } from './retry-cases.ts';

/**
 * What every queue promises. `create` is given the name of a storage (letters, digits and `_`, at most 32): the same
 * name has to give the same jobs, a new one none.
 *
 * @throws `INVALID_OPTIONS` when a deviation names no case that applies, or gives no reason
 */
export function queueContract(
  create: (storage: string) => Queue | Promise<Queue>,
  options: ContractOptions<Queue> = {},
): readonly ContractCase[] {
  const cases = [
    ...identityCases<Queue>(),
    ...handlerCases,
    ...keyCases,
    ...concurrencyCases,
    ...retryCases,
    ...inspectCases,
    ...cancelCases,
    ...closeCases,
    ...distributionCases,
    ...failureCases,
  ];
  return subjectContract(cases, create, options);
}
