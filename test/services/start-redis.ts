import { randomBytes } from 'node:crypto';
import { findBinary } from './find-binary.ts';
import { freePort } from './free-port.ts';
import { redisCommands } from './redis-commands.ts';
import { spawnServer } from './spawn-server.ts';
import { unprivileged } from './unprivileged.ts';

export interface StartRedisOptions {
  /** A server of our own even where one is running. */
  readonly spawn?: boolean | undefined;
}

export interface RedisService {
  readonly url: string;
  /** Started by us: it may be broken. */
  readonly spawned: boolean;
  /** A key prefix that nobody else uses; `drop` deletes the keys under it and nothing else. */
  createPrefix(): Promise<RedisPrefix>;
  /** Drops what was created and not dropped, and stops the server if it was started here. Safe to call twice. */
  close(): Promise<void>;
}

export interface RedisPrefix {
  readonly url: string;
  /** Ends in a colon. */
  readonly prefix: string;
  drop(): Promise<void>;
}

/**
 * Redis: TEST_REDIS_URL (without a password), else whatever answers PING on port 6379, else a server started from the
 * binary on this machine; `null` when there is none.
 */
export async function startRedis(options: StartRedisOptions = {}): Promise<RedisService | null> {
  const given = options.spawn ? undefined : process.env.TEST_REDIS_URL;
  if (given) {
    if (await answers(given, 5_000)) return service(given, null);
    throw new Error('TEST_REDIS_URL is set, but the server does not answer PING.');
  }
  const defaultUrl = 'redis://127.0.0.1:6379';
  if (!options.spawn && (await answers(defaultUrl, 500))) return service(defaultUrl, null);
  return spawnRedis();
}

async function spawnRedis(): Promise<RedisService | null> {
  const command = findBinary(['redis-server', 'valkey-server'], []);
  if (command === null) return null;
  const user = unprivileged(['redis']);
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const memoryOnly = ['--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const stop = await spawnServer({
    user,
    command,
    args: ['--port', String(port), '--bind', '127.0.0.1', ...memoryOnly],
    isReady: () => answers(url, 500),
  });
  return service(url, stop);
}

async function answers(url: string, timeoutMs: number): Promise<boolean> {
  try {
    const [reply] = await redisCommands(addressOf(url, timeoutMs), [['PING']]);
    return reply === 'PONG';
  } catch {
    return false;
  }
}

function service(url: string, stop: (() => Promise<void>) | null): RedisService {
  const prefixes = new Set<RedisPrefix>();
  return {
    url,
    spawned: stop !== null,
    createPrefix: async () => {
      const prefix = `nlquery-test-${randomBytes(8).toString('hex')}:`;
      const created: RedisPrefix = {
        url,
        prefix,
        drop: async () => {
          if (prefixes.delete(created)) await deleteKeys(url, prefix);
        },
      };
      prefixes.add(created);
      return created;
    },
    close: async () => {
      if (!stop) await Promise.all([...prefixes].map((prefix) => prefix.drop()));
      await stop?.();
    },
  };
}

async function deleteKeys(url: string, prefix: string): Promise<void> {
  const address = addressOf(url, 5_000);
  for (let cursor = '0'; ; ) {
    const [page] = await redisCommands(address, [['SCAN', cursor, 'MATCH', `${prefix}*`, 'COUNT', '1000']]);
    const [next, keys] = page as readonly [string, readonly string[]];
    if (keys.length > 0) await redisCommands(address, [['DEL', ...keys]]);
    if (next === '0') return;
    cursor = next;
  }
}

function addressOf(url: string, timeoutMs: number): { host: string; port: number; timeoutMs: number } {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port || 6379), timeoutMs };
}
