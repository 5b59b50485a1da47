import type { EmbeddedChunk, VectorStore } from '../../../src/adapter-kit/index.ts';

/** What a vector store brings to the ingestion benchmark. */
export interface IngestStore {
  readonly name: string;
  /** An empty storage of its own; `null` when there is no server. */
  prepare(): Promise<PreparedStore | null>;
}

export interface PreparedStore {
  /** What answers, for the report: `sqlite-vec v0.1.9`, `PostgreSQL 17.11, pgvector 0.8.0`, `emulator`. */
  readonly version: string;
  open(): VectorStore;
  /** The floor: the same chunks written by hand into tables of its own. Resolves to how many are there then. */
  writeByHand(tenantId: string, chunks: readonly EmbeddedChunk[]): Promise<number>;
  close(): Promise<void>;
}
