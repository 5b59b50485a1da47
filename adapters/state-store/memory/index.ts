export { memoryStateStore } from './memory-state-store.ts';
export type { MemoryStateStoreOptions } from './options.ts';
