export type { PgvectorVectorStoreOptions } from './options.ts';
export { pgvectorVectorStore } from './pgvector-vector-store.ts';
export type { PostgresClient, PostgresPool } from './postgres-pool.ts';
