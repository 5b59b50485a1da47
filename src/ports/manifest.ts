/** The record of a tenant's last completed ingestion. It is there only when one has completed. */
export interface Manifest {
  /** Checksum of the catalog that the stored chunks describe. */
  readonly catalogChecksum: string;
  /** {@link Embedder.id} of the model that made the stored vectors. */
  readonly embedderId: string;
  readonly dimensions: number;
  readonly chunkCount: number;
  /** ISO 8601, UTC. */
  readonly finishedAt: string;
}
