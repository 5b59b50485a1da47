export type { SqliteStateStoreOptions } from './options.ts';
export { sqliteStateStore } from './sqlite-state-store.ts';
