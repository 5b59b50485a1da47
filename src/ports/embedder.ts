import type { CallOptions } from './call-options.ts';

/** Turns text into vectors. */
export interface Embedder {
  /** The adapter's subpath without its kind: `openai` for `nlquery/embedder/openai`. */
  readonly name: string;
  /**
   * Names model, width and every setting that moves vectors, e.g. `openai:text-embedding-3-small:1536`. Two embedders with
   * the same id make comparable vectors; a new id means that everything is embedded anew.
   */
  readonly id: string;
  /** Length of every vector. */
  readonly dimensions: number;
  /** The most texts `embed` takes in one call. */
  readonly maxBatchSize: number;
  /**
   * One vector a text, in the order of `texts`; an empty list for an empty list. Equal text gives an equal vector.
   *
   * Rejects with `EMBEDDER_FAILED`, and with `ABORTED` when `signal` was aborted.
   */
  embed(texts: readonly string[], options: EmbedOptions): Promise<readonly Float32Array[]>;
}

export interface EmbedOptions extends CallOptions {
  /** Models that embed questions and documents differently need to know which these are. */
  readonly purpose: 'document' | 'query';
}
