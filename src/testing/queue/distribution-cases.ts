import assert from 'node:assert/strict';
import type { Json } from '../../ports/json.ts';
import { eventually } from '../eventually.ts';
import { jobGate } from './job-gate.ts';
import type { QueueCase } from './queue-case.ts';

export const distributionCases: readonly QueueCase[] = [
  {
    name: 'a job outlives the queue it was enqueued by',
    capability: 'persistent',
    run: async ({ subject: queue, reopen, patienceMs }) => {
      await queue.enqueue('work', { id: 7 }, { key: 'k', maxAttempts: 4 });
      await queue.close();
      const again = await reopen();
      assert.equal((await again.inspect('work', 'k'))?.state, 'waiting');
      assert.equal(await again.enqueue('work', 'other', { key: 'k' }), false);
      const seen: Json[] = [];
      again.define('work', async (job) => void seen.push([job.payload, job.maxAttempts]));
      await eventually(() => seen.length === 1, 'the job runs', patienceMs);
      assert.deepEqual(seen, [[{ id: 7 }, 4]]);
    },
  },
  {
    name: 'a job runs where its handler is, and its key is held everywhere',
    capability: 'distributed',
    run: async ({ subject: producer, reopen, patienceMs }) => {
      const worker = await reopen();
      const gate = jobGate();
      worker.define('work', gate.handler);
      await producer.enqueue('work', { id: 7 }, { key: 'k' });
      await eventually(() => gate.held() === 1, 'it runs', patienceMs);
      assert.deepEqual(gate.begun[0]?.payload, { id: 7 });
      assert.equal(await producer.enqueue('work', 'other', { key: 'k' }), false);
      gate.open();
      await eventually(async () => (await producer.inspect('work', 'k')) === null, 'it ends', patienceMs);
    },
  },
  {
    name: 'each job runs in one of two workers',
    capability: 'distributed',
    run: async ({ subject: first, reopen, patienceMs }) => {
      const second = await reopen();
      const seen: string[] = [];
      for (const worker of [first, second]) worker.define('work', async ({ key }) => void seen.push(key));
      const keys = Array.from({ length: 20 }, (_, index) => `k${index}`);
      for (const key of keys) await first.enqueue('work', null, { key });
      await eventually(() => seen.length >= keys.length, 'all run', patienceMs);
      assert.deepEqual(seen.toSorted(), keys.toSorted());
    },
  },
  {
    name: 'progress is seen from another process',
    capability: 'distributed',
    run: async ({ subject: producer, reopen, patienceMs }) => {
      const worker = await reopen();
      const gate = jobGate();
      worker.define('work', async (job) => {
        await job.reportProgress({ done: 3, total: 9 });
        await gate.handler(job);
      });
      await producer.enqueue('work', null, { key: 'k' });
      await eventually(() => gate.held() === 1, 'it runs', patienceMs);
      assert.deepEqual(await producer.inspect('work', 'k'), {
        state: 'running',
        progress: { done: 3, total: 9 },
      });
      gate.open();
    },
  },
  {
    name: 'cancel reaches a job that runs in another process',
    capability: 'distributed',
    run: async ({ subject: producer, reopen, patienceMs }) => {
      const worker = await reopen();
      const gate = jobGate();
      worker.define('work', gate.handler);
      await producer.enqueue('work', null, { key: 'k' });
      await eventually(() => gate.held() === 1, 'it runs', patienceMs);
      assert.equal(await producer.cancel('work', 'k'), true);
      await eventually(() => gate.begun[0]?.signal.aborted === true, 'its signal is aborted', patienceMs);
      gate.open();
      await eventually(async () => (await producer.inspect('work', 'k')) === null, 'it ends', patienceMs);
    },
  },
];
