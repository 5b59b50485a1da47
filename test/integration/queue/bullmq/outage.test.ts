import { isNlQueryError } from 'nlquery';
import { type BullmqQueueOptions, bullmqQueue } from 'nlquery/queue/bullmq';
import { afterEach, expect, it, vi } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { redisCommands } from '../../../services/redis-commands.ts';
import { startPersistentRedis } from '../../resilience/start-persistent-redis.ts';

describeWithService('redis', await startPersistentRedis(), (redis) => {
  let tests = 0;
  const opened: { close(): Promise<void> }[] = [];
  const open = (options: Partial<BullmqQueueOptions> = {}) => {
    const queue = bullmqQueue({ url: redis.url, prefix: `test-${tests}:`, ...options });
    opened.push(queue);
    return queue;
  };
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queue) => queue.close()));
    await redis.kill();
    await redis.start();
    tests += 1;
  });

  async function rule(...rules: string[]): Promise<void> {
    const address = { host: '127.0.0.1', port: redis.port, timeoutMs: 5_000 };
    await redisCommands(address, [['ACL', 'SETUSER', 'limited', ...rules]]);
  }

  it('jobs outlive a restart of the server, and workers find them again', async () => {
    const queue = open();
    const seen: string[] = [];
    queue.define('work', async ({ key }) => void seen.push(key));
    await queue.enqueue('work', null, { key: 'before' });
    await vi.waitFor(() => expect(seen).toEqual(['before']), { timeout: 5_000 });
    const api = open({ work: false });
    await api.enqueue('later', null, { key: 'kept' });
    await redis.restart(100);
    expect(await api.inspect('later', 'kept')).toMatchObject({ state: 'waiting' });
    await api.enqueue('work', null, { key: 'after' });
    await vi.waitFor(() => expect(seen).toEqual(['before', 'after']), { timeout: 15_000 });
  });

  it('a job that runs through a restart ends once, and its key is free', async () => {
    const queue = open();
    const gate = Promise.withResolvers<void>();
    let runs = 0;
    queue.define('work', async () => {
      runs += 1;
      await gate.promise;
    });
    await queue.enqueue('work', null, { key: 'k' });
    await vi.waitFor(() => expect(runs).toBe(1), { timeout: 5_000 });
    await redis.kill();
    gate.resolve();
    await redis.start();
    await vi.waitFor(async () => expect(await queue.inspect('work', 'k')).toBeNull(), { timeout: 15_000 });
    expect(runs).toBe(1);
  });

  it('calls fail in their time while the server stays away, and succeed after its return', async () => {
    const errors: string[] = [];
    const queue = open({ timeoutMs: 300, onError: (error) => errors.push(error.message) });
    queue.define('work', async () => {});
    await redis.kill();
    for (const call of [
      queue.enqueue('work', null, { key: 'k' }),
      queue.inspect('work', 'k'),
      queue.cancel('work', 'k'),
    ]) {
      expect(await codeOf(call)).toBe('QUEUE_FAILED');
    }
    await redis.start();
    await vi.waitFor(async () => expect(await queue.enqueue('work', null, { key: 'k' })).toBe(true));
    await vi.waitFor(async () => expect(await queue.inspect('work', 'k')).toBeNull(), { timeout: 15_000 });
    expect(errors.join()).toContain('ECONNREFUSED');
  });

  it('an enqueue that has failed adds nothing when the server is back', async () => {
    const queue = open({ timeoutMs: 300, work: false });
    await queue.inspect('work', 'k');
    await redis.kill();
    expect(await codeOf(queue.enqueue('work', null, { key: 'k' }))).toBe('QUEUE_FAILED');
    await redis.start();
    await vi.waitFor(async () => expect(await queue.enqueue('work', null, { key: 'later' })).toBe(true));
    expect(await queue.inspect('work', 'k')).toBeNull();
  });

  it('a worker that is made while the server is away begins once it is there', async () => {
    await redis.kill();
    const queue = open({ timeoutMs: 300 });
    let runs = 0;
    queue.define('work', async () => {
      runs += 1;
    });
    expect(await codeOf(queue.enqueue('work', null, { key: 'k' }))).toBe('QUEUE_FAILED');
    await redis.start();
    await vi.waitFor(async () => expect(await queue.enqueue('work', null, { key: 'k' })).toBe(true));
    await vi.waitFor(() => expect(runs).toBe(1), { timeout: 10_000 });
  });

  it('a worker and calls that the server refuses are let in once it changes its mind', async () => {
    await rule('reset', 'on', '>hunter2-secret', '~*', '&*', '+@all', '-info');
    const errors: string[] = [];
    const url = redis.url.replace('//', '//limited:hunter2-secret@');
    const queue = open({ url, onError: (error) => errors.push(error.message) });
    let runs = 0;
    queue.define('work', async () => {
      runs += 1;
    });
    expect(await codeOf(queue.enqueue('work', null, { key: 'k' }))).toBe('QUEUE_FAILED');
    await vi.waitFor(() => expect(errors.join()).toContain('NOPERM'), { timeout: 5_000 });
    await rule('+info');
    expect(await queue.enqueue('work', null, { key: 'k' })).toBe(true);
    await vi.waitFor(() => expect(runs).toBe(1), { timeout: 10_000 });
    expect(errors.join()).not.toContain('hunter2-secret');
  });

  it('a job whose lock cannot be renewed because the server is away is aborted when the lock has run out', async () => {
    const queue = open({ lockMs: 300, timeoutMs: 300 });
    const aborted = Promise.withResolvers<void>();
    let begun = 0;
    queue.define('work', async ({ signal }) => {
      begun += 1;
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      aborted.resolve();
    });
    await queue.enqueue('work', null, { key: 'k' });
    await vi.waitFor(() => expect(begun).toBe(1), { timeout: 5_000 });
    await redis.kill();
    await aborted.promise;
  });

  it('progress that cannot be reported fails in its time', async () => {
    const queue = open({ timeoutMs: 300 });
    const outcome = Promise.withResolvers<string | null>();
    queue.define('work', async (job) => {
      await redis.kill();
      outcome.resolve(await codeOf(job.reportProgress({ done: 1, total: 2 })));
    });
    await queue.enqueue('work', null, { key: 'k' });
    expect(await outcome.promise).toBe('QUEUE_FAILED');
  });

  it('close is bounded while the server is away, and waits for the running job all the same', async () => {
    const queue = open({ timeoutMs: 300 });
    let begun = false;
    let ended = false;
    const gate = Promise.withResolvers<void>();
    queue.define('work', async () => {
      begun = true;
      await gate.promise;
      ended = true;
    });
    await queue.enqueue('work', null, { key: 'k' });
    await vi.waitFor(() => expect(begun).toBe(true), { timeout: 5_000 });
    await redis.kill();
    const closed = queue.close();
    gate.resolve();
    await closed;
    expect(ended).toBe(true);
  });

  it('close before the worker has reached the server is prompt', async () => {
    await redis.kill();
    const queue = open();
    queue.define('work', async () => {});
    await new Promise((resolve) => setImmediate(resolve));
    await queue.close();
  });
});

async function codeOf(promise: Promise<unknown>): Promise<string | null> {
  return promise.then(
    () => null,
    (error: unknown) => (isNlQueryError(error) ? error.code : `not one of ours: ${error}`),
  );
}
