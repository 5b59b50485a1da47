import assert from 'node:assert/strict';
import type { Json } from '../../ports/json.ts';
import type { Job } from '../../ports/queue.ts';
import { eventually } from '../eventually.ts';
import type { QueueCase } from './queue-case.ts';

export const handlerCases: readonly QueueCase[] = [
  {
    name: 'a handler is given payload, key, attempt, limit and signal',
    run: async ({ subject: queue, patienceMs }) => {
      const jobs: Job<Json>[] = [];
      queue.define('work', async (job) => void jobs.push(job));
      const payload = { text: 'Größe 🙂', list: [1, null, { a: true }] };
      assert.equal(await queue.enqueue('work', payload, { key: 'k', maxAttempts: 5 }), true);
      await eventually(() => jobs.length === 1, 'the job runs', patienceMs);
      const [job] = jobs;
      assert.deepEqual(job?.payload, payload);
      assert.deepEqual([job?.key, job?.attempt, job?.maxAttempts], ['k', 1, 5]);
      assert.ok(job?.signal instanceof AbortSignal);
      assert.equal(job.signal.aborted, false);
    },
  },
  {
    name: 'a job has three attempts unless told otherwise',
    run: async ({ subject: queue, patienceMs }) => {
      const limits: number[] = [];
      queue.define('work', async ({ maxAttempts }) => void limits.push(maxAttempts));
      await queue.enqueue('work', null, { key: 'k' });
      await eventually(() => limits.length === 1, 'the job runs', patienceMs);
      assert.deepEqual(limits, [3]);
    },
  },
  {
    name: 'a job has the payload of the moment it was enqueued',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: Json[] = [];
      const payload = { list: [1] };
      await queue.enqueue('work', payload, { key: 'k' });
      payload.list.push(2);
      queue.define('work', async (job) => void seen.push(job.payload));
      await eventually(() => seen.length === 1, 'the job runs', patienceMs);
      assert.deepEqual(seen, [{ list: [1] }]);
    },
  },
  {
    name: 'a job whose name is not defined yet is accepted and runs once it is',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: Json[] = [];
      assert.equal(await queue.enqueue('late', 1, { key: 'k' }), true);
      queue.define('late', async (job) => void seen.push(job.payload));
      await eventually(() => seen.length === 1, 'the job runs', patienceMs);
    },
  },
  {
    name: 'jobs go to the handler of their name',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: string[] = [];
      queue.define('first', async ({ payload }) => void seen.push(`first ${payload}`));
      queue.define('second', async ({ payload }) => void seen.push(`second ${payload}`));
      await queue.enqueue('second', 'b', { key: 'k' });
      await queue.enqueue('first', 'a', { key: 'k' });
      await eventually(() => seen.length === 2, 'both run', patienceMs);
      assert.deepEqual(seen.toSorted(), ['first a', 'second b']);
    },
  },
  {
    name: 'defining a name twice replaces its handler',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: string[] = [];
      queue.define('work', async () => void seen.push('old'));
      queue.define('work', async () => void seen.push('new'));
      for (const key of ['a', 'b', 'c']) await queue.enqueue('work', null, { key });
      await eventually(() => seen.length === 3, 'all run', patienceMs);
      assert.deepEqual(seen, ['new', 'new', 'new']);
    },
  },
  {
    name: 'a job that succeeds runs once',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: string[] = [];
      queue.define('work', async ({ key }) => void seen.push(key));
      await queue.enqueue('work', null, { key: 'a', backoffMs: 1 });
      await eventually(async () => (await queue.inspect('work', 'a')) === null, 'it ends', patienceMs);
      await queue.enqueue('work', null, { key: 'b' });
      await eventually(() => seen.includes('b'), 'the next one runs', patienceMs);
      assert.deepEqual(seen, ['a', 'b']);
    },
  },
];
