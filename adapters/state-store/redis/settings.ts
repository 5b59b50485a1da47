import type { Cluster, Redis, RedisOptions } from 'ioredis';

/** The options, checked. */
export interface Settings {
  /** `null` when Redis is reached by `url` and `connection`. */
  readonly client: Redis | Cluster | null;
  readonly url: string | null;
  readonly connection: RedisOptions;
  readonly prefix: string;
  readonly timeoutMs: number;
  /** Texts that no error may show. */
  readonly secrets: readonly string[];
}
