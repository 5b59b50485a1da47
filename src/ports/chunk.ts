/** What a chunk describes. */
export type ChunkKind = 'table' | 'column' | 'relation';

/** The unit that is embedded and stored: one column, one table, or one foreign key. */
export interface Chunk {
  /** Stable and unique within a tenant: the same column has the same id after its comment or type changed. */
  readonly id: string;
  readonly kind: ChunkKind;
  /** `schema.table` as {@link CatalogTable} spells both; for a relation, the table that holds the key. */
  readonly table: string;
  /** The column's name; `null` unless `kind` is `column`. */
  readonly column: string | null;
  /** The prose that is embedded. */
  readonly text: string;
  /** Hex digest over `text` and the embedder's id: equal hashes mean that the stored vector is still right. */
  readonly contentHash: string;
}

export interface EmbeddedChunk extends Chunk {
  readonly vector: Float32Array;
}

export interface ScoredChunk extends Chunk {
  /** Cosine similarity to the query, −1 to 1; higher is nearer. */
  readonly score: number;
}
