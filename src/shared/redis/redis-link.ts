import type { Cluster, Redis } from 'ioredis';

/** A client of the package `ioredis` and what is known of its connection. */
export interface RedisLink {
  readonly client: Redis | Cluster;
  /** Resolves once commands can be sent; rejects when the client has been closed, or with the reason of `signal`. */
  readonly ready: (signal: AbortSignal) => Promise<void>;
  readonly isUsable: () => boolean;
  /** What the connection failed with since it was last ready. */
  readonly lastError: () => Error | null;
  /** Lets go of the client; hangs up if it is ours, once commands under way have been answered. */
  readonly close: () => Promise<void>;
}
