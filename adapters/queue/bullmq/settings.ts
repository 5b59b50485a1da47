import type { Cluster, Redis, RedisOptions } from 'ioredis';
import type { FailedAttempt } from './options.ts';

/** The options, checked. */
export interface Settings {
  /** `null` when Redis is reached by `url` and `connection`. */
  readonly client: Redis | Cluster | null;
  readonly url: string | null;
  readonly connection: RedisOptions;
  /** Without the colon that bullmq puts after it. */
  readonly prefix: string;
  readonly work: boolean;
  readonly lockMs: number;
  readonly maxRecoveries: number;
  readonly timeoutMs: number;
  readonly onFailedAttempt: (failure: FailedAttempt) => void;
  readonly onError: (error: Error) => void;
  /** Texts that no error may show. */
  readonly secrets: readonly string[];
}
