export interface QdrantVectorStoreOptions {
  /** Of the REST interface: `http://localhost:6333`. A path in it is kept. */
  readonly url: string;
  /** Sent as `api-key`. */
  readonly apiKey?: string | undefined;
  /** What the names of all collections start with; letters, digits, `_` and `-`. @defaultValue 'nlquery' */
  readonly collectionPrefix?: string | undefined;
  /**
   * Compare all chunks of the tenant that pass the filters. `false` lets the server use its HNSW graphs, which is quicker from some hundred
   * thousand chunks a tenant on, and may miss some.
   *
   * @defaultValue true
   */
  readonly exact?: boolean | undefined;
  /** How long one request may take, milliseconds. @defaultValue 60000 */
  readonly timeoutMs?: number | undefined;
  /** Tries of a request that the server was too busy for, or that did not reach it. @defaultValue 4 */
  readonly maxAttempts?: number | undefined;
}
