import { isNlQueryError } from 'nlquery';
import { type RedisStateStoreOptions, redisStateStore } from 'nlquery/state-store/redis';
import { afterEach, expect, it } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startPersistentRedis } from '../../resilience/start-persistent-redis.ts';

describeWithService('redis', await startPersistentRedis(), (redis) => {
  const opened: { close(): Promise<void> }[] = [];
  const open = (options: Partial<RedisStateStoreOptions> = {}) => {
    const store = redisStateStore({ url: redis.url, ...options });
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    await redis.kill();
    await redis.start();
  });

  it('a call while the server restarts waits for it, and finds what was stored', async () => {
    const store = open();
    await store.set('k', { a: 1 });
    await redis.kill();
    const found = store.get('k');
    const written = store.set('other', 2);
    await redis.start();
    expect(await found).toEqual({ a: 1 });
    expect(await written).toBe(true);
    expect(await store.get('other')).toBe(2);
  });

  it('a call fails in its time while the server stays away, and the next one after its return succeeds', async () => {
    const store = open({ timeoutMs: 300 });
    await store.set('k', 1);
    await redis.kill();
    for (const call of [store.get('k'), store.set('k', 2), store.delete('k'), store.list('')]) {
      expect(await codeOf(call)).toBe('STATE_STORE_FAILED');
    }
    await redis.start();
    expect(await open().get('k')).toBe(1);
  });

  it('a write that has failed is not carried out when the server is back', async () => {
    const store = open({ timeoutMs: 300 });
    await store.set('k', 1);
    await redis.kill();
    expect(await codeOf(store.set('k', 2))).toBe('STATE_STORE_FAILED');
    await redis.start();
    // Later on the same connection: whatever had been kept for later would have come first.
    while ((await codeOf(store.set('later', 3))) !== null);
    expect(await store.get('k')).toBe(1);
  });

  it('a store that is made while the server is away works once it is there', async () => {
    await redis.kill();
    const store = open({ timeoutMs: 200 });
    expect(await codeOf(store.get('k'))).toBe('STATE_STORE_FAILED');
    await redis.start();
    while ((await codeOf(store.set('k', 1))) !== null);
    expect(await store.get('k')).toBe(1);
  });

  it('a call that waits for the server ends with ABORTED when its signal is aborted', async () => {
    const store = open();
    await store.get('k');
    await redis.kill();
    const controller = new AbortController();
    const call = codeOf(store.get('k', { signal: controller.signal }));
    controller.abort();
    expect(await call).toBe('ABORTED');
  });

  it('close is prompt while the server is away', async () => {
    const store = open({ timeoutMs: 60_000 });
    await store.get('k');
    await redis.kill();
    await store.close();
    expect(await codeOf(store.get('k'))).toBe('CLOSED');
  });

  it('a call under way fails when the store is closed', async () => {
    await redis.kill();
    const store = open();
    const call = codeOf(store.get('k'));
    await store.close();
    expect(await call).toBe('STATE_STORE_FAILED');
  });
});

async function codeOf(promise: Promise<unknown>): Promise<string | null> {
  return promise.then(
    () => null,
    (error: unknown) => (isNlQueryError(error) ? error.code : `not one of ours: ${error}`),
  );
}
