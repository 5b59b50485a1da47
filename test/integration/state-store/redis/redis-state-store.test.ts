import { Redis } from 'ioredis';
import { isNlQueryError } from 'nlquery';
import { type RedisStateStoreOptions, redisStateStore } from 'nlquery/state-store/redis';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startRedis } from '../../../services/start-redis.ts';

describeWithService('redis', await startRedis(), async (server) => {
  const { url, prefix, drop } = await server.createPrefix();
  afterAll(drop);
  const opened: { close(): Promise<void> }[] = [];
  const open = (options: Partial<RedisStateStoreOptions> = {}) => {
    const store = redisStateStore({ url, prefix, ...options });
    opened.push(store);
    return store;
  };
  afterEach(async () => void (await Promise.all(opened.splice(0).map((store) => store.close()))));

  it('stores JSON under the prefix and the key, as they are', async () => {
    await open().set('a/b', { c: 1 });
    const client = new Redis(url);
    expect(await client.get(`${prefix}a/b`)).toBe('{"c":1}');
    await client.quit();
  });

  it('has "nlquery:" for a prefix unless told otherwise', async () => {
    const key = `test-${prefix}`;
    const store = open({ prefix: undefined });
    await store.set(key, 1, { ttlMs: 60_000 });
    const client = new Redis(url);
    expect(await client.exists(`nlquery:${key}`)).toBe(1);
    await client.quit();
    await store.delete(key);
  });

  it('reaches Redis by connection options', async () => {
    const { hostname, port } = new URL(url);
    await open().set('connection', 1);
    const store = open({ url: undefined, connection: { host: hostname, port: Number(port || 6379) } });
    expect(await store.get('connection')).toBe(1);
  });

  it('uses a client that it is given and leaves it open', async () => {
    const client = new Redis(url);
    const store = redisStateStore({ client, prefix });
    await store.set('client', 1);
    expect(await store.get('client')).toBe(1);
    await store.close();
    expect(await client.ping()).toBe('PONG');
    await client.quit();
  });

  it('says why a client that was closed by its owner cannot serve', async () => {
    const client = new Redis(url);
    await client.quit();
    const error = await failureOf(redisStateStore({ client, prefix }).get('k'));
    expect(error).toMatchObject({ code: 'STATE_STORE_FAILED', details: { adapter: 'redis' } });
    expect(error.message).toContain('closed');
  });

  it('takes a prefix with characters that mean something in a pattern literally', async () => {
    const odd = open({ prefix: `${prefix}*[a-z]?\\{x}:` });
    await odd.set('k', 1);
    await open({ prefix: `${prefix}anything-a-?\\{x}:` }).set('k', 2);
    expect(await odd.list('')).toEqual([{ key: 'k', value: 1 }]);
  });

  it('treats a time limit of nothing as one that is over', async () => {
    const store = open();
    await store.set('past', 1);
    expect(await store.set('past', 2, { ttlMs: 0, ifAbsent: true })).toBe(false);
    expect(await store.set('past', 2, { ttlMs: 0 })).toBe(true);
    expect(await store.get('past')).toBeNull();
    expect(await store.set('past', 2, { ttlMs: -1, ifAbsent: true })).toBe(true);
    expect(await store.get('past')).toBeNull();
  });

  it('takes a time limit that is not a whole number of milliseconds', async () => {
    const store = open();
    expect(await store.set('fraction', 1, { ttlMs: 60_000.5 })).toBe(true);
    expect(await store.get('fraction')).toBe(1);
  });

  it('refuses a key that is not well-formed text', async () => {
    const error = await failureOf(open().get('\ud800'));
    expect(error).toMatchObject({ code: 'STATE_STORE_FAILED', retryable: false });
  });

  it('shows no password, percent-encoded or not', async () => {
    const url = 'redis://:hunter2%2Fsecret@127.0.0.1:1';
    const error = await failureOf(open({ url, timeoutMs: 100 }).get('k'));
    expect(`${error.message} ${error.cause}`).not.toContain('hunter2');
  });

  it('reports what Redis refuses', async () => {
    const client = new Redis(url);
    await client.rpush(`${prefix}list`, 'x');
    const error = await failureOf(open().get('list'));
    expect(error).toMatchObject({ code: 'STATE_STORE_FAILED' });
    expect(error.message).toContain('WRONGTYPE');
    await client.quit();
  });

  it('rejects with CLOSED after close', async () => {
    const store = open();
    await store.set('k', 1);
    await store.close();
    expect(await failureOf(store.get('k'))).toMatchObject({ code: 'CLOSED' });
  });

  it.each(['aborted', 'out of time'])('walks no further through the keys once a list is %s', async (how) => {
    const client = new Redis(url);
    const pages = client.pipeline();
    for (let index = 0; index < 6_000; index += 1) pages.set(`${prefix}many:${index}`, '1');
    await pages.exec();
    const controller = new AbortController();
    const scan = client.scan.bind(client) as (...args: unknown[]) => Promise<[string, string[]]>;
    let scans = 0;
    client.scan = (async (...args: unknown[]) => {
      scans += 1;
      if (how === 'aborted') controller.abort();
      await new Promise((resolve) => setTimeout(resolve, how === 'aborted' ? 0 : 60));
      return scan(...args);
    }) as typeof client.scan;
    const store = redisStateStore({ client, prefix, timeoutMs: 50 });
    await expect(store.list('many:', { signal: controller.signal })).rejects.toMatchObject({
      code: how === 'aborted' ? 'ABORTED' : 'STATE_STORE_FAILED',
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(scans).toBe(1);
    await store.close();
    await client.quit();
  });

  it('serves many calls at once on one connection without a warning', async () => {
    const warnings: string[] = [];
    const warn = (warning: Error): void => void warnings.push(warning.message);
    process.on('warning', warn);
    const store = open();
    await Promise.all(Array.from({ length: 50 }, (_, index) => store.set(`many${index}`, index)));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warn);
    expect(warnings).toEqual([]);
  });
});

describe('options of the Redis state store', () => {
  const place = { url: 'redis://127.0.0.1:6379' };
  const cases: readonly [string, RedisStateStoreOptions, string][] = [
    ['no place', {}, 'url'],
    ['two places', { ...place, connection: {} }, 'url'],
    ['a URL of another kind', { url: 'http://127.0.0.1' }, 'url'],
    ['a URL that is none', { url: 'redis://a:b:c' }, 'url'],
    ['a password with a bare percent sign', { url: 'redis://:100%@127.0.0.1' }, 'url'],
    ['connection options with a keyPrefix', { connection: { keyPrefix: 'x:' } }, 'connection'],
    ['a client with a keyPrefix', { client: new Redis({ keyPrefix: 'x:', lazyConnect: true }) }, 'client'],
    ['a time limit of nothing', { ...place, timeoutMs: 0 }, 'timeoutMs'],
    ['a time limit that no timer knows', { ...place, timeoutMs: Number.POSITIVE_INFINITY }, 'timeoutMs'],
  ];
  it.each(cases)('are refused with %s', (_, options, option) => {
    let error: unknown;
    try {
      redisStateStore(options);
    } catch (thrown) {
      error = thrown;
    }
    expect(isNlQueryError(error, 'INVALID_OPTIONS') && error.details).toEqual({ option });
  });
});

async function failureOf(promise: Promise<unknown>) {
  const error = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!isNlQueryError(error)) throw new Error(`expected an NlQueryError, got ${error}`);
  return error;
}
