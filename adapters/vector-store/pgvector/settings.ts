/** The options with their defaults, and what follows from them. */
export interface PgvectorSettings {
  /** Quoted. */
  readonly schema: string;
  readonly statementTimeoutMs: number;
  readonly hnswFromChunks: number;
  /** What no message may show. */
  readonly secrets: readonly string[];
}
