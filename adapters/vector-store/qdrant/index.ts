export type { QdrantVectorStoreOptions } from './options.ts';
export { qdrantVectorStore } from './qdrant-vector-store.ts';
