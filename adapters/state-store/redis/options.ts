import type { Cluster, Redis, RedisOptions } from 'ioredis';

/** Exactly one of `url`, `connection` and `client` says where Redis is. */
export interface RedisStateStoreOptions {
  /** `redis://user:password@host:6379/0`, or `rediss:` for TLS. */
  readonly url?: string | undefined;
  /** What ioredis takes: host, port, TLS, Sentinel. `keyPrefix` is refused: `prefix` is for that. */
  readonly connection?: RedisOptions | undefined;
  /** A client of your own, a `Cluster` among them. It is used and left open: closing it is yours. */
  readonly client?: Redis | Cluster | undefined;
  /**
   * Stands before every key. One record is one Redis key and every command touches one key, so that records spread over the nodes
   * of a cluster; a hash tag (`{nlquery}:`) keeps them on one node.
   *
   * @defaultValue 'nlquery:'
   */
  readonly prefix?: string | undefined;
  /** Time a call may take, reconnecting included, milliseconds. @defaultValue 5000 */
  readonly timeoutMs?: number | undefined;
}
