/** The contracts that adapters must meet, as data that any test runner takes. */

export type { ContractCase } from './contract-case.ts';
export type { ContractOptions, Deviation } from './contract-options.ts';
export { type DatabaseContractOptions, databaseContract } from './database/database-contract.ts';
export type { DatabaseEnvironment, ProvisionedDatabase } from './database/database-fixture.ts';
export { embedderContract } from './embedder/embedder-contract.ts';
export { llmContract } from './llm/llm-contract.ts';
export { queueContract } from './queue/queue-contract.ts';
export { runContract } from './run-contract.ts';
export { sandboxContract } from './sandbox/sandbox-contract.ts';
export { stateStoreContract } from './state-store/state-store-contract.ts';
export { vectorStoreContract } from './vector-store/vector-store-contract.ts';
