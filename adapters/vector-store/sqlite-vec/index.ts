export type { SqliteVecVectorStoreOptions } from './options.ts';
export { sqliteVecVectorStore } from './sqlite-vec-vector-store.ts';
