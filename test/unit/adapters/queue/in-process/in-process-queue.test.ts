import { describe, expect, it, vi } from 'vitest';
import { type FailedAttempt, inProcessQueue } from '../../../../../adapters/queue/in-process/index.ts';
import { NlQueryError } from '../../../../../src/adapter-kit/index.ts';

describe('inProcessQueue', () => {
  it.each([0, -1, 1.5, Number.NaN])('refuses a concurrency of %s', (concurrency) => {
    const define = () => inProcessQueue().define('work', async () => {}, { concurrency });
    expect(define).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS', details: { option: 'concurrency' } }),
    );
  });

  it('refuses a payload that is not JSON, and leaves the key free', async () => {
    const queue = inProcessQueue();
    const circle: { self?: unknown } = {};
    circle.self = circle;
    for (const payload of [circle, undefined, 1n]) {
      await expect(queue.enqueue('work', payload as never, { key: 'k' })).rejects.toMatchObject({
        code: 'QUEUE_FAILED',
        retryable: false,
      });
    }
    expect(await queue.enqueue('work', 1, { key: 'k' })).toBe(true);
  });

  it('tells of every failed attempt', async () => {
    const failures: FailedAttempt[] = [];
    const queue = inProcessQueue({ onFailedAttempt: (failure) => failures.push(failure) });
    const final = new NlQueryError('INVALID_REQUEST', 'For good.', { details: { issues: [] } });
    const passing = new Error('for now');
    queue.define('work', async ({ attempt }) => {
      throw attempt === 1 ? passing : final;
    });
    await queue.enqueue('work', null, { key: 'k', maxAttempts: 9, backoffMs: 1 });
    await vi.waitUntil(async () => (await queue.inspect('work', 'k')) === null);
    expect(failures).toEqual([
      { name: 'work', key: 'k', attempt: 1, willRetry: true, error: passing },
      { name: 'work', key: 'k', attempt: 2, willRetry: false, error: final },
    ]);
  });

  // Vitest fails where a rejection is handled by nobody, as Node would end the process.
  it.each([
    [
      'throws',
      () => {
        throw new Error('reporter');
      },
    ],
    ['rejects', () => Promise.reject(new Error('reporter'))],
  ])('goes on when the one who is told %s', async (_, onFailedAttempt) => {
    const queue = inProcessQueue({ onFailedAttempt });
    const attempts: number[] = [];
    queue.define('work', async ({ attempt }) => {
      attempts.push(attempt);
      throw new Error('handler');
    });
    await queue.enqueue('work', null, { key: 'k', maxAttempts: 2, backoffMs: 1 });
    await vi.waitUntil(async () => (await queue.inspect('work', 'k')) === null);
    expect(attempts).toEqual([1, 2]);
  });

  it('does not call the handler of a job that is cancelled before its turn', async () => {
    const queue = inProcessQueue();
    const handler = vi.fn(async () => {});
    queue.define('work', handler);
    await queue.enqueue('work', null, { key: 'k' });
    expect(await queue.inspect('work', 'k')).toEqual({ state: 'running', progress: null });
    expect(await queue.cancel('work', 'k')).toBe(true);
    await vi.waitUntil(async () => (await queue.inspect('work', 'k')) === null);
    expect(handler).not.toHaveBeenCalled();
  });

  it('does not try a job again that fails while it closes', async () => {
    const failures: boolean[] = [];
    const queue = inProcessQueue({ onFailedAttempt: ({ willRetry }) => failures.push(willRetry) });
    const gate = Promise.withResolvers<void>();
    queue.define('work', async () => {
      await gate.promise;
      throw new Error('fails');
    });
    await queue.enqueue('work', null, { key: 'k', backoffMs: 1 });
    const closed = queue.close();
    gate.resolve();
    await closed;
    expect(failures).toEqual([false]);
    expect(await queue.inspect('work', 'k')).toBeNull();
  });

  it('drops what waits when it closes', async () => {
    const queue = inProcessQueue();
    await queue.enqueue('work', null, { key: 'k' });
    await queue.close();
    expect(await queue.inspect('work', 'k')).toBeNull();
    await expect(queue.enqueue('work', null, { key: 'k' })).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('ends a cancelled job even when its handler succeeds', async () => {
    const queue = inProcessQueue();
    const gate = Promise.withResolvers<void>();
    queue.define('work', () => gate.promise);
    await queue.enqueue('work', null, { key: 'k' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(await queue.cancel('work', 'k')).toBe(true);
    expect(await queue.inspect('work', 'k')).toMatchObject({ state: 'running' });
    gate.resolve();
    await vi.waitUntil(async () => (await queue.inspect('work', 'k')) === null);
  });
});
