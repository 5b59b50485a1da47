import assert from 'node:assert/strict';
import type { ContractCase } from './contract-case.ts';
import type { Deviation } from './contract-options.ts';

/** The case turned round: it passes while the adapter does not keep the promise, and fails once it does. */
export function withDeviation(contractCase: ContractCase, { reason }: Deviation): ContractCase {
  return {
    ...contractCase,
    run: async () => {
      const kept = await contractCase.run().then(
        () => true,
        () => false,
      );
      assert.equal(
        kept,
        false,
        `The deviation "${reason}" is stale: "${contractCase.name}" passes. Remove it.`,
      );
    },
  };
}
