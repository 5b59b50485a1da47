import { isReplica, type RedisLink, watchRedisClient } from '../../../src/adapter-kit/index.ts';
import type { Settings } from './settings.ts';

const longestReconnectMs = 1_000;

/**
 * To the client that was passed in, or to a new one that connects with its first command. Ours keeps no commands for later: a
 * call that has failed is not carried out when the server is back.
 */
export async function openLink(settings: Settings): Promise<RedisLink> {
  const { timeoutMs } = settings;
  if (settings.client !== null) return watchRedisClient(settings.client, { isOurs: false, timeoutMs });
  const { Redis } = await import('ioredis');
  const options = {
    retryStrategy: (times: number) => Math.min(50 * 2 ** (times - 1), longestReconnectMs),
    connectTimeout: timeoutMs,
    // A server that goes without a word is given up, and connected to anew.
    socketTimeout: timeoutMs * 2,
    reconnectOnError: isReplica,
    ...settings.connection,
    replyMapping: 'legacy' as const,
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
  };
  const client = settings.url === null ? new Redis(options) : new Redis(settings.url, options);
  return watchRedisClient(client, { isOurs: true, timeoutMs });
}
