/** One store and size. Milliseconds and mebibytes. */
export interface IngestRow {
  readonly store: string;
  readonly version: string;
  readonly tables: number;
  readonly chunks: number;
  /** From `workspace.add` to ready, introspection included. */
  readonly ms: number;
  /** The ingestion alone: chunking, comparing, embedding, storing. */
  readonly ingestMs: number;
  readonly chunksPerSecond: number;
  /** The same chunks and vectors written by hand. */
  readonly floorMs: number;
  readonly floorChunksPerSecond: number;
  /** `ingestMs` over `floorMs`. */
  readonly ratio: number;
  /** `ms` over `floorMs`. */
  readonly ratioWithIntrospection: number;
  /** Resident memory of the ingesting process at its most, and before. */
  readonly peakMb: number;
  readonly startMb: number;
  /** After one column was changed: from `workspace.refresh` to ready, introspection included. Median of several changes. */
  readonly refreshMs: number;
  /** Chunks embedded by a refresh. */
  readonly refreshedChunks: number;
  /** What SQLite alone takes to open the changed file and count the rows of its schema: no refresh can be faster. Median. */
  readonly bareSchemaMs: number;
  /** `ingestMs` over that of a refresh: without introspection, which takes most of one. */
  readonly ingestSpeedup: number;
  /** `ms` over `refreshMs`. */
  readonly refreshSpeedup: number;
}
