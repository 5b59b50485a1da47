import assert from 'node:assert/strict';
import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { Json } from '../../ports/json.ts';
import type { Queue } from '../../ports/queue.ts';
import { eventually } from '../eventually.ts';
import type { SubjectFixture } from '../subject-fixture.ts';
import type { QueueCase } from './queue-case.ts';

const final = new NlQueryError('INVALID_REQUEST', 'This will fail again.', { details: { issues: [] } });
const passing = new NlQueryError('TIMEOUT', 'This may work later.', {});

export const retryCases: readonly QueueCase[] = [
  {
    name: 'a job that fails is tried again, with the same payload and the next attempt number',
    run: async (fixture) => {
      const attempts = await attemptsOf(fixture, { failures: 2, maxAttempts: 5, backoffMs: 5 });
      assert.deepEqual(attempts, [1, 2, 3]);
    },
  },
  {
    name: 'a job that keeps failing is given up after its last attempt',
    run: async (fixture) => {
      assert.deepEqual(await attemptsOf(fixture, { failures: 99, maxAttempts: 2, backoffMs: 5 }), [1, 2]);
    },
  },
  {
    name: 'a job is not tried again after an error that says retryable: false',
    run: async (fixture) => {
      assert.deepEqual(
        await attemptsOf(fixture, { failures: 99, maxAttempts: 3, backoffMs: 5, error: final }),
        [1],
      );
    },
  },
  {
    name: 'a job is tried again after an error that says retryable: true',
    run: async (fixture) => {
      const attempts = await attemptsOf(fixture, {
        failures: 1,
        maxAttempts: 3,
        backoffMs: 5,
        error: passing,
      });
      assert.deepEqual(attempts, [1, 2]);
    },
  },
  {
    name: 'a handler that throws before it returns a promise is tried again',
    run: async ({ subject: queue, patienceMs }) => {
      const attempts: number[] = [];
      queue.define('work', ({ attempt }) => {
        attempts.push(attempt);
        if (attempt === 1) throw new Error('at once');
        return Promise.resolve();
      });
      await queue.enqueue('work', null, { key: 'k', backoffMs: 5 });
      await eventually(() => attempts.length === 2, 'the second attempt', patienceMs);
    },
  },
  {
    name: 'the wait before an attempt is backoffMs at first, and doubles',
    run: async ({ subject: queue, patienceMs }) => {
      const begun: number[] = [];
      queue.define('work', async () => {
        begun.push(performance.now());
        throw new Error('fails');
      });
      await queue.enqueue('work', null, { key: 'k', maxAttempts: 3, backoffMs: 60 });
      await eventually(() => begun.length === 3, 'three attempts', patienceMs);
      const [first = 0, second = 0, third = 0] = begun;
      // Lower bounds only: a busy machine is late, never early. A tenth is left for clocks that differ.
      assert.ok(second - first >= 54, `the second attempt came after ${second - first} ms`);
      assert.ok(third - second >= 108, `the third attempt came after ${third - second} ms`);
    },
  },
  {
    name: 'a job that fails does not stop the jobs behind it',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: string[] = [];
      queue.define('work', async ({ key }) => {
        seen.push(key);
        if (key !== 'c') throw new Error('fails');
      });
      for (const key of ['a', 'b', 'c']) await queue.enqueue('work', null, { key, maxAttempts: 1 });
      await eventually(() => seen.includes('c'), 'the last one runs', patienceMs);
    },
  },
];

/** Attempts at a job whose first `failures` attempts fail, until it has left the queue. */
async function attemptsOf(
  { subject: queue, patienceMs }: SubjectFixture<Queue>,
  options: { failures: number; maxAttempts: number; backoffMs: number; error?: Error },
): Promise<readonly number[]> {
  const attempts: number[] = [];
  const payloads: Json[] = [];
  queue.define('work', async ({ attempt, payload }) => {
    attempts.push(attempt);
    payloads.push(payload);
    if (attempts.length <= options.failures) throw options.error ?? new Error('fails');
  });
  await queue.enqueue('work', { id: 7 }, { key: 'k', ...options });
  await eventually(async () => (await queue.inspect('work', 'k')) === null, 'it ends', patienceMs);
  assert.deepEqual(
    payloads,
    attempts.map(() => ({ id: 7 })),
  );
  return attempts;
}
