import { redisStateStore } from 'nlquery/state-store/redis';
import { expect, it, vi } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startRedisPair } from './start-redis-pair.ts';

describeWithService('redis with a replica', await startRedisPair(), (pair) => {
  it('finds the new primary when the one it is connected to has become a replica', async () => {
    const store = redisStateStore({ url: pair.url });
    await store.set('k', 1);
    await pair.failOver();
    await expect(store.set('k', 2)).rejects.toMatchObject({ code: 'STATE_STORE_FAILED', retryable: true });
    await vi.waitFor(async () => expect(await store.set('k', 3)).toBe(true), { timeout: 5_000 });
    expect(await store.delete('k')).toBe(true);
    await store.close();
  });
});
