import type { CallOptions } from './call-options.ts';
import type { ChunkKind, EmbeddedChunk, ScoredChunk } from './chunk.ts';
import type { Manifest } from './manifest.ts';

/**
 * Keeps chunks and their vectors. The tenant is a hard filter inside the store: no call can read, count, change or
 * delete a chunk of a tenant other than the one it names.
 *
 * Every method rejects with `VECTOR_STORE_FAILED` when the store cannot be reached or refuses, and with `ABORTED`
 * when `signal` was aborted.
 */
export interface VectorStore {
  /** The adapter's subpath without its kind: `qdrant` for `nlquery/vector-store/qdrant`. */
  readonly name: string;
  readonly capabilities: VectorStoreCapabilities;
  /**
   * Inserts, or replaces whole, by chunk id. Repeating a call changes nothing. A chunk may come with a vector of
   * another width than the one it replaces.
   */
  upsert(tenantId: string, chunks: readonly EmbeddedChunk[], options?: CallOptions): Promise<void>;
  /**
   * The chunks nearest to `vector` by cosine, best first, at most `limit`; an empty list when nothing is stored.
   * Only chunks whose vectors have the query's width are compared.
   */
  search(tenantId: string, vector: Float32Array, options: SearchOptions): Promise<readonly ScoredChunk[]>;
  /** Chunk id → content hash of everything stored for the tenant. */
  fingerprints(tenantId: string, options?: CallOptions): Promise<ReadonlyMap<string, string>>;
  /** Deletes by chunk id; ids that are not stored are ignored. */
  remove(tenantId: string, ids: readonly string[], options?: CallOptions): Promise<void>;
  readManifest(tenantId: string, options?: CallOptions): Promise<Manifest | null>;
  /** Replaces the tenant's manifest as one step: a reader sees the old one or the new one. */
  writeManifest(tenantId: string, manifest: Manifest, options?: CallOptions): Promise<void>;
  /** Deletes the manifest and every chunk of the tenant, the manifest first. */
  clear(tenantId: string, options?: CallOptions): Promise<void>;
  /** Lets go of connections and files. Safe to call twice. */
  close(): Promise<void>;
}

export interface VectorStoreCapabilities {
  /** What is stored outlives the process. */
  readonly persistent: boolean;
  /** The most results one `search` can return. */
  readonly maxSearchLimit: number;
}

export interface SearchOptions extends CallOptions {
  readonly limit: number;
  /** Only chunks of these kinds; all when left out. */
  readonly kinds?: readonly ChunkKind[] | undefined;
  /** Only chunks of these tables ({@link Chunk.table}); all when left out. */
  readonly tables?: readonly string[] | undefined;
}
