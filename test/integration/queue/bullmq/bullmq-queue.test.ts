import { setTimeout as delay } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { isNlQueryError } from 'nlquery';
import type { Job, Json } from 'nlquery/adapter-kit';
import { type BullmqQueueOptions, bullmqQueue, type FailedAttempt } from 'nlquery/queue/bullmq';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startRedis } from '../../../services/start-redis.ts';

describeWithService('redis', await startRedis(), async (server) => {
  const { url, prefix, drop } = await server.createPrefix();
  const probe = new Redis(url);
  afterAll(async () => {
    await probe.quit();
    await drop();
  });
  const opened: { close(): Promise<void> }[] = [];
  const open = (options: Partial<BullmqQueueOptions> = {}) => {
    const queue = bullmqQueue({ url, prefix, ...options });
    opened.push(queue);
    return queue;
  };
  afterEach(async () => void (await Promise.all(opened.splice(0).map((queue) => queue.close()))));

  it('keeps all keys of a job name under the prefix and in one slot of a cluster', async () => {
    await open().enqueue('re:index {all}', 1, { key: 'k' });
    const keys = await probe.keys(`${prefix}*index*`);
    expect(keys.length).toBeGreaterThan(2);
    for (const key of keys) expect(key.startsWith(`${prefix}{re%3Aindex%20%7Ball%7D}:`)).toBe(true);
    await open().cancel('re:index {all}', 'k');
  });

  it('leaves nothing of a job behind but counters and the last events', async () => {
    const queue = open();
    let attempts = 0;
    queue.define('clean', async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('fails');
    });
    await queue.enqueue('clean', { secret: 1 }, { key: 'k', backoffMs: 1 });
    await vi.waitFor(async () => expect(await queue.inspect('clean', 'k')).toBeNull(), { timeout: 5_000 });
    const keys = (await probe.keys(`${prefix}{clean}:*`)).map((key) => key.split(':').at(-1));
    expect(keys.filter((key) => !/^(meta|id|events|marker|stalled-check)$/.test(key ?? ''))).toEqual([]);
  });

  it('keeps the reason of a failure and neither its stack nor a password', async () => {
    const queue = open({ url: undefined, connection: connectionWith('hunter2-secret') });
    queue.define('reasons', async () => {
      throw new Error('no way to postgres://ada:pw@host/shop with hunter2-secret');
    });
    await queue.enqueue('reasons', null, { key: 'k', backoffMs: 60_000 });
    await vi.waitFor(async () =>
      expect(await queue.inspect('reasons', 'k')).toMatchObject({ state: 'waiting' }),
    );
    const [key = ''] = await vi.waitFor(async () => {
      const jobs = await probe.keys(`${prefix}{reasons}:job-*`);
      expect(await probe.hget(jobs[0] ?? '', 'failedReason')).toBeTruthy();
      return jobs;
    });
    const record = await probe.hgetall(key);
    expect(record.failedReason).toBe('no way to postgres://***@host/shop with ***');
    expect(JSON.stringify(record)).not.toMatch(/hunter2|ada:pw|\.ts:/);
    await queue.cancel('reasons', 'k');
  });

  it('tells of failed attempts', async () => {
    const failures: FailedAttempt[] = [];
    const onFailedAttempt = (failure: FailedAttempt): void => {
      failures.push(failure);
      throw new Error('a reporter that fails');
    };
    const queue = open({ onFailedAttempt });
    const reason = new Error('fails');
    queue.define('told', async () => {
      throw reason;
    });
    await queue.enqueue('told', null, { key: 'k', maxAttempts: 2, backoffMs: 1 });
    await vi.waitFor(() => expect(failures.length).toBe(2), { timeout: 5_000 });
    expect(failures).toEqual([
      { name: 'told', key: 'k', attempt: 1, willRetry: true, error: reason },
      { name: 'told', key: 'k', attempt: 2, willRetry: false, error: reason },
    ]);
  });

  // Vitest fails where a rejection is handled by nobody, as Node would end the process.
  it('goes on when the one who is told rejects', async () => {
    const onFailedAttempt = () => Promise.reject(new Error('reporter'));
    const queue = open({ onFailedAttempt });
    const attempts: number[] = [];
    queue.define('reports', async ({ attempt }) => {
      attempts.push(attempt);
      throw new Error('handler');
    });
    await queue.enqueue('reports', null, { key: 'k', maxAttempts: 2, backoffMs: 1 });
    await vi.waitFor(() => expect(attempts).toEqual([1, 2]), { timeout: 5_000 });
  });

  it('runs nothing with work: false, and what it enqueues runs elsewhere', async () => {
    const seen: string[] = [];
    const api = open({ work: false });
    api.define('split', async () => void seen.push('api'));
    await api.enqueue('split', null, { key: 'k' });
    await delay(100);
    expect(await api.inspect('split', 'k')).toEqual({ state: 'waiting', progress: null });
    const worker = open();
    worker.define('split', async () => void seen.push('worker'));
    await vi.waitFor(async () => expect(await api.inspect('split', 'k')).toBeNull(), { timeout: 5_000 });
    expect(seen).toEqual(['worker']);
  });

  it('takes every enqueue that ends up free: keys are never lost between one job and the next', async () => {
    const worker = open();
    let runs = 0;
    worker.define(
      'race',
      async () => {
        runs += 1;
      },
      { concurrency: 4 },
    );
    const producers = [open({ work: false }), open({ work: false })];
    let taken = 0;
    // Jobs end while others are being enqueued under the same key: each one taken runs, each one refused does not.
    await Promise.all(
      producers.map(async (producer) => {
        for (let count = 0; count < 300; count += 1) {
          if (await producer.enqueue('race', null, { key: 'k' })) taken += 1;
        }
      }),
    );
    await vi.waitFor(async () => expect(await worker.inspect('race', 'k')).toBeNull(), { timeout: 5_000 });
    expect(runs).toBe(taken);
    expect(taken).toBeGreaterThan(10);
  });

  it('hands a job of a process that has lost touch to another one, and aborts it there', async () => {
    const silent: Job<Json>[] = [];
    const errors: string[] = [];
    const first = open({ lockMs: 400, onError: (error) => errors.push(error.message) });
    first.define('lost', async (job) => {
      silent.push(job);
      await new Promise((resolve) => job.signal.addEventListener('abort', resolve, { once: true }));
      throw new Error('aborted');
    });
    await first.enqueue('lost', null, { key: 'k' });
    await vi.waitFor(() => expect(silent.length).toBe(1), { timeout: 5_000 });
    const second = open({ lockMs: 400 });
    const taken: Job<Json>[] = [];
    second.define('lost', async (job) => void taken.push(job));
    // As if the first process had been cut off for longer than its lock lasts.
    const [lock = ''] = await probe.keys(`${prefix}{lost}:*:lock`);
    await probe.set(lock, 'somebody else', 'PX', 600);
    await vi.waitFor(() => expect(silent[0]?.signal.aborted).toBe(true), { timeout: 5_000 });
    await first.close();
    await vi.waitFor(() => expect(taken.length).toBe(1), { timeout: 8_000 });
    expect(taken[0]?.attempt).toBe(1);
    expect(errors.join()).toContain('lock');
  });

  it('loses and doubles nothing while workers come and go', async () => {
    const producer = open({ work: false });
    const keys = Array.from({ length: 200 }, (_, index) => `k${index}`);
    for (const key of keys) await producer.enqueue('shift', null, { key });
    const seen: string[] = [];
    const late: string[] = [];
    while (seen.length < keys.length) {
      let closed = false;
      const worker = open();
      worker.define(
        'shift',
        async ({ key }) => {
          if (closed) late.push(key);
          await delay(1);
          seen.push(key);
        },
        { concurrency: 5 },
      );
      const before = seen.length;
      await vi.waitFor(() => expect(seen.length).toBeGreaterThan(before), { timeout: 5_000, interval: 1 });
      const closing = worker.close();
      closed = true;
      await closing;
    }
    expect(seen.toSorted()).toEqual(keys.toSorted());
    expect(late).toEqual([]);
  });

  it('gives a job up that has taken its process down too often', async () => {
    const queue = open({ lockMs: 300, maxRecoveries: 0 });
    let runs = 0;
    queue.define('deadly', async (job) => {
      runs += 1;
      // No lock, and nobody to renew it: what a dead process leaves behind.
      const [lock = ''] = await probe.keys(`${prefix}{deadly}:*:lock`);
      await probe.set(lock, 'the dead', 'PX', 100);
      await new Promise((resolve) => job.signal.addEventListener('abort', resolve, { once: true }));
    });
    await queue.enqueue('deadly', null, { key: 'k' });
    await vi.waitFor(async () => expect(await queue.inspect('deadly', 'k')).toBeNull(), { timeout: 8_000 });
    expect(runs).toBe(1);
  });

  it('runs no job whose record Redis has thrown out, says so, and leaves nothing of it', async () => {
    const producer = open({ work: false });
    await producer.enqueue('evicted', 'lost', { key: 'k' });
    const [record = ''] = await probe.keys(`${prefix}{evicted}:job-*`);
    await probe.del(record);
    expect(await producer.inspect('evicted', 'k')).toBeNull();
    expect(await producer.enqueue('evicted', 'kept', { key: 'k' })).toBe(true);
    const errors: string[] = [];
    const seen: unknown[] = [];
    const worker = open({ onError: ({ message }) => errors.push(message) });
    worker.define('evicted', async ({ payload }) => void seen.push(payload));
    await vi.waitFor(() => expect(seen).toContain('kept'), { timeout: 5_000 });
    await vi.waitFor(async () => expect(await producer.inspect('evicted', 'k')).toBeNull());
    expect(seen).toEqual(['kept']);
    expect(errors.join()).toContain('noeviction');
    await vi.waitFor(async () => expect(await probe.exists(record)).toBe(0));
  });

  it('does not start a job that was cancelled just before', async () => {
    const producer = open({ work: false });
    await producer.enqueue('late', null, { key: 'k' });
    const [job = ''] = await probe.keys(`${prefix}{late}:job-*`);
    await probe.set(`${prefix}{late}:cancelled-${job.split(':').at(-1)}`, '1');
    const worker = open();
    let runs = 0;
    worker.define('late', async () => {
      runs += 1;
    });
    await vi.waitFor(async () => expect(await worker.inspect('late', 'k')).toBeNull(), { timeout: 5_000 });
    expect(runs).toBe(0);
    expect(await probe.keys(`${prefix}{late}:cancelled-*`)).toEqual([]);
  });

  it('uses a client that it is given and leaves it open', async () => {
    const client = new Redis(url);
    const queue = open({ url: undefined, client });
    let runs = 0;
    queue.define('client', async () => {
      runs += 1;
    });
    await queue.enqueue('client', null, { key: 'k' });
    await vi.waitFor(() => expect(runs).toBe(1), { timeout: 5_000 });
    await queue.close();
    expect(await client.ping()).toBe('PONG');
    await client.quit();
  });

  it.each(['connection', 'client'] as const)(
    'runs jobs by a %s whose commands and silences are limited',
    async (how) => {
      const { hostname, port } = new URL(url);
      const limits = { host: hostname, port: Number(port || 6379), commandTimeout: 300, socketTimeout: 300 };
      const client = how === 'client' ? new Redis(limits).on('error', () => {}) : undefined;
      const errors: string[] = [];
      const worker = open({
        url: undefined,
        ...(client ? { client } : { connection: limits }),
        onError: ({ message }) => errors.push(message),
      });
      const seen: string[] = [];
      worker.define('limited', async ({ key }) => void seen.push(key));
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await open({ work: false }).enqueue('limited', null, { key: how });
      await vi.waitFor(() => expect(seen).toEqual([how]), { timeout: 2_000 });
      expect(errors).toEqual([]);
      await worker.close();
      client?.disconnect();
    },
  );

  it('leaves no connection open after close', async () => {
    const { host, port } = connectionWith('');
    const queue = open({ url: undefined, connection: { host, port, connectionName: `${prefix}bye` } });
    queue.define('bye', async () => {});
    await queue.enqueue('bye', null, { key: 'k' });
    await vi.waitFor(async () => expect(await queue.inspect('bye', 'k')).toBeNull(), { timeout: 5_000 });
    // One for calls, one for running jobs, and bullmq's own that waits for them.
    expect(await connections()).toBe(3);
    await queue.close();
    await vi.waitFor(async () => expect(await connections()).toBe(0), { timeout: 5_000 });
  });

  it('changes the concurrency of a name that runs already', async () => {
    const queue = open();
    let held = 0;
    const gate = Promise.withResolvers<void>();
    const handler = async (): Promise<void> => {
      held += 1;
      await gate.promise;
    };
    queue.define('wider', handler);
    for (const key of ['a', 'b', 'c']) await queue.enqueue('wider', null, { key });
    await vi.waitFor(() => expect(held).toBe(1), { timeout: 5_000 });
    queue.define('wider', handler, { concurrency: 3 });
    await queue.enqueue('wider', null, { key: 'd' });
    gate.resolve();
    await vi.waitFor(() => expect(held).toBe(4), { timeout: 5_000 });
    expect(() => queue.define('wider', handler, { concurrency: 0 })).toThrow(/concurrency/);
  });

  it('refuses a payload that is not JSON', async () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    for (const payload of [circular, undefined, 1n]) {
      const error = await failureOf(open().enqueue('work', payload as Json, { key: 'k' }));
      expect(error).toMatchObject({ code: 'QUEUE_FAILED', retryable: false });
    }
  });

  it('rejects with CLOSED after close, and defines nothing any more', async () => {
    const queue = open();
    await queue.close();
    queue.define('work', async () => {});
    expect(await failureOf(queue.enqueue('work', null, { key: 'k' }))).toMatchObject({ code: 'CLOSED' });
    expect(await failureOf(queue.inspect('work', 'k'))).toMatchObject({ code: 'CLOSED' });
    expect(await failureOf(queue.cancel('work', 'k'))).toMatchObject({ code: 'CLOSED' });
  });

  function connectionWith(password: string) {
    const { hostname, port } = new URL(url);
    return { host: hostname, port: Number(port || 6379), sentinelPassword: password };
  }

  async function connections(): Promise<number> {
    const names = `name=${prefix.replace(/:$/, '')}:`;
    return ((await probe.client('LIST')) as string).split('\n').filter((line) => line.includes(names)).length;
  }
});

describe('options of the bullmq queue', () => {
  const place = { url: 'redis://127.0.0.1:6379' };
  const cases: readonly [string, BullmqQueueOptions, string][] = [
    ['no place', {}, 'url'],
    ['two places', { ...place, connection: {} }, 'url'],
    ['a URL of another kind', { url: 'http://127.0.0.1' }, 'url'],
    ['a password with a bare percent sign', { url: 'redis://:100%@127.0.0.1' }, 'url'],
    ['connection options with a keyPrefix', { connection: { keyPrefix: 'x:' } }, 'connection'],
    ['a client with a keyPrefix', { client: new Redis({ keyPrefix: 'x:', lazyConnect: true }) }, 'client'],
    ['a lock of nothing', { ...place, lockMs: 0 }, 'lockMs'],
    ['a lock that Redis cannot count', { ...place, lockMs: 1_000.5 }, 'lockMs'],
    ['a lock without an end', { ...place, lockMs: Number.POSITIVE_INFINITY }, 'lockMs'],
    ['a time limit that no timer knows', { ...place, timeoutMs: Number.POSITIVE_INFINITY }, 'timeoutMs'],
    ['half a recovery', { ...place, maxRecoveries: 0.5 }, 'maxRecoveries'],
    ['a time limit of nothing', { ...place, timeoutMs: 0 }, 'timeoutMs'],
  ];
  it.each(cases)('are refused with %s', (_, options, option) => {
    let error: unknown;
    try {
      bullmqQueue(options);
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
