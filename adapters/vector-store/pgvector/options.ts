import type { PostgresPool } from './postgres-pool.ts';

/** Either `url` or `pool`. */
export interface PgvectorVectorStoreOptions {
  /** `postgres://user:password@host:port/database`, with whatever parameters the package `pg` reads. */
  readonly url?: string | undefined;
  /** A `pg.Pool` of yours, used as it is and not closed. No setting of its connections is changed. */
  readonly pool?: PostgresPool | undefined;
  /** Schema that holds the tables; made when missing. @defaultValue 'nlquery' */
  readonly schema?: string | undefined;
  /** Connections held at most; only with `url`. @defaultValue 8 */
  readonly maxConnections?: number | undefined;
  /** How long to wait for a connection, milliseconds; only with `url`. @defaultValue 10000 */
  readonly connectTimeoutMs?: number | undefined;
  /** The server gives a statement up after this, milliseconds; building an index has an hour. @defaultValue 60000 */
  readonly statementTimeoutMs?: number | undefined;
  /**
   * Tenants with at least this many chunks get an HNSW index of their own when their manifest is written, and searches that name no
   * tables become approximate for them. Building takes about 2 ms a chunk, and writing into it 5 ms a chunk; exact search
   * takes about 1 ms a thousand chunks.
   *
   * @defaultValue none: every search is exact
   */
  readonly hnswFromChunks?: number | undefined;
}
