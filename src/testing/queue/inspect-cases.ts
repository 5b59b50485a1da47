import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { jobGate } from './job-gate.ts';
import type { QueueCase } from './queue-case.ts';

export const inspectCases: readonly QueueCase[] = [
  {
    name: 'inspect gives null when no live job holds the key',
    run: async ({ subject: queue }) => assert.equal(await queue.inspect('work', 'absent'), null),
  },
  {
    name: 'inspect tells of a job that waits',
    run: async ({ subject: queue }) => {
      await queue.enqueue('work', null, { key: 'k' });
      assert.deepEqual(await queue.inspect('work', 'k'), { state: 'waiting', progress: null });
      await queue.cancel('work', 'k');
    },
  },
  {
    name: 'inspect tells of a job that runs, with no progress until some is reported',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      queue.define('work', gate.handler);
      await queue.enqueue('work', null, { key: 'k' });
      await eventually(() => gate.held() === 1, 'it runs', patienceMs);
      assert.deepEqual(await queue.inspect('work', 'k'), { state: 'running', progress: null });
      gate.open();
    },
  },
  {
    name: 'inspect gives the progress that was reported last',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      queue.define('work', async (job) => {
        await job.reportProgress({ done: 1, total: 10 });
        await job.reportProgress({ done: 4, total: 10 });
        await gate.handler(job);
      });
      await queue.enqueue('work', null, { key: 'k' });
      await eventually(() => gate.held() === 1, 'it runs', patienceMs);
      assert.deepEqual(await queue.inspect('work', 'k'), {
        state: 'running',
        progress: { done: 4, total: 10 },
      });
      gate.open();
    },
  },
  {
    name: 'inspect gives null once the job has ended',
    run: async ({ subject: queue, patienceMs }) => {
      let ran = false;
      queue.define('work', async () => {
        ran = true;
      });
      await queue.enqueue('work', null, { key: 'k' });
      await eventually(async () => ran && (await queue.inspect('work', 'k')) === null, 'it ends', patienceMs);
    },
  },
  {
    name: 'inspect keeps two keys apart',
    run: async ({ subject: queue }) => {
      await queue.enqueue('work', null, { key: 'a' });
      assert.equal(await queue.inspect('work', 'b'), null);
      assert.equal(await queue.inspect('other', 'a'), null);
      await queue.cancel('work', 'a');
    },
  },
];
