import type { ContractCase } from './contract-case.ts';

/**
 * Registers every case with the caller's own test function.
 *
 * @example
 * ```ts
 * import { test } from 'node:test';
 * import { memoryStateStore } from 'nlquery/state-store/memory';
 * import { runContract, stateStoreContract } from 'nlquery/testing';
 *
 * runContract(
 *   stateStoreContract(() => memoryStateStore()),
 *   test,
 * );
 * ```
 */
export function runContract(
  cases: readonly ContractCase[],
  test: (name: string, run: () => Promise<void>) => unknown,
): void {
  for (const { name, run } of cases) test(name, run);
}
