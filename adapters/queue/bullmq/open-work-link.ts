import type { Cluster, Redis, RedisOptions } from 'ioredis';
import { isReplica, type RedisLink, watchRedisClient } from '../../../src/adapter-kit/index.ts';
import type { Settings } from './settings.ts';

const longestReconnectMs = 1_000;

/**
 * A worker waits for its next job inside a command, for seconds on end: limits that suit calls would break that off again and again, and
 * no job would be taken.
 */
const patience = {
  maxRetriesPerRequest: null,
  autoResendUnfulfilledCommands: true,
  commandTimeout: undefined,
  socketTimeout: undefined,
} as unknown as RedisOptions;

/** For running jobs: commands wait for as long as the server is away, as bullmq demands. Connects at once. */
export async function openWorkLink(settings: Settings): Promise<RedisLink> {
  const link = watchRedisClient(await openClient(settings), { isOurs: true, timeoutMs: settings.timeoutMs });
  link.client.on('error', settings.onError);
  return link;
}

async function openClient(settings: Settings): Promise<Redis | Cluster> {
  const { client, url, connection, timeoutMs } = settings;
  if (client?.isCluster) {
    const cluster = client as Cluster;
    const redisOptions = { ...cluster.options.redisOptions, ...patience, replyMapping: 'legacy' as const };
    return cluster.duplicate([], { redisOptions });
  }
  const options = {
    retryStrategy: (times: number) => Math.min(50 * 2 ** (times - 1), longestReconnectMs),
    connectTimeout: timeoutMs,
    reconnectOnError: isReplica,
    ...connection,
    ...patience,
    replyMapping: 'legacy' as const,
    enableOfflineQueue: true,
    lazyConnect: false,
  };
  if (client !== null) return (client as Redis).duplicate(options);
  const { Redis } = await import('ioredis');
  return url === null ? new Redis(options) : new Redis(url, options);
}
