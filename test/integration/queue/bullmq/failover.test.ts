import { bullmqQueue } from 'nlquery/queue/bullmq';
import { expect, it, vi } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startRedisPair } from '../../state-store/redis/start-redis-pair.ts';

describeWithService('redis with a replica', await startRedisPair(), (pair) => {
  it('calls and workers find the new primary when the one they are connected to has become a replica', async () => {
    const errors: string[] = [];
    const queue = bullmqQueue({
      url: pair.url,
      lockMs: 1_000,
      onError: ({ message }) => errors.push(message),
    });
    const seen: string[] = [];
    queue.define('work', async ({ key }) => void seen.push(key));
    await queue.enqueue('work', null, { key: 'before' });
    await vi.waitFor(() => expect(seen).toEqual(['before']), { timeout: 5_000 });
    await pair.failOver();
    const enqueued = () => queue.enqueue('work', null, { key: 'after' }).catch(() => null);
    await vi.waitFor(async () => expect(await enqueued()).toBe(true), { timeout: 5_000, interval: 100 });
    await vi.waitFor(() => expect(seen).toEqual(['before', 'after']), { timeout: 15_000 });
    expect(errors.join()).toContain('READONLY');
    await queue.close();
  });
});
