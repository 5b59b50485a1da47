import type { RateLimitOptions } from '../http/index.ts';
import { isReplica } from '../shared/redis/is-replica.ts';
import type { Environment } from './environment.ts';
import { readUrl } from './read-url.ts';

/** For `createHttpHandler`, and how to let go of it. */
export interface SharedRateLimit {
  readonly rateLimit: RateLimitOptions;
  /** Safe to call twice. */
  close(): Promise<void>;
}

/**
 * Rate limits that all servers with the same REDIS_URL count together; without it, and while Redis is away, each counts for itself.
 *
 * @throws `INVALID_OPTIONS`
 */
export async function rateLimitFromEnvironment(env: Environment): Promise<SharedRateLimit> {
  const url = readUrl(env, 'REDIS_URL', ['redis', 'rediss']);
  if (!url) return { rateLimit: {}, close: async () => {} };
  const { Redis } = await import('ioredis');
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 1,
    reconnectOnError: isReplica,
  });
  redis.on('error', () => {}); // what cannot be counted there is counted here
  return {
    rateLimit: { redis, keyPrefix: `${env.NLQUERY_PREFIX || 'nlquery:'}rate` },
    close: async () => redis.disconnect(),
  };
}
