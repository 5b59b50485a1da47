import assert from 'node:assert/strict';
import { assertRejects } from '../assert-rejects.ts';
import { eventually } from '../eventually.ts';
import { within } from '../within.ts';
import { jobGate } from './job-gate.ts';
import type { QueueCase } from './queue-case.ts';

export const closeCases: readonly QueueCase[] = [
  {
    name: 'close waits for the running jobs',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      let finished = false;
      queue.define('work', async (job) => {
        await gate.handler(job);
        await new Promise((resolve) => setTimeout(resolve, 30));
        finished = true;
      });
      await queue.enqueue('work', null, { key: 'k' });
      await eventually(() => gate.held() === 1, 'it runs', patienceMs);
      const closed = queue.close();
      assert.equal(gate.begun[0]?.signal.aborted, false);
      gate.open();
      await within(closed, 'close', patienceMs);
      assert.equal(finished, true);
    },
  },
  {
    name: 'close starts no further job',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      queue.define('work', gate.handler);
      await queue.enqueue('work', null, { key: 'running' });
      await queue.enqueue('work', null, { key: 'waiting' });
      await eventually(() => gate.held() === 1, 'one runs', patienceMs);
      const closed = queue.close();
      gate.open();
      await within(closed, 'close', patienceMs);
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.deepEqual(
        gate.begun.map(({ key }) => key),
        ['running'],
      );
    },
  },
  {
    name: 'close is safe to call twice, and each call waits for the running jobs',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      let finished = false;
      queue.define('work', async (job) => {
        await gate.handler(job);
        await new Promise((resolve) => setTimeout(resolve, 30));
        finished = true;
      });
      await queue.enqueue('work', null, { key: 'k' });
      await eventually(() => gate.held() === 1, 'it runs', patienceMs);
      const first = queue.close();
      const second = queue.close().then(() => finished);
      gate.open();
      assert.equal(await within(second, 'the second close', patienceMs), true);
      await within(first, 'the first close', patienceMs);
      await queue.close();
    },
  },
  {
    name: 'close is safe before first use',
    run: async ({ subject: queue }) => queue.close(),
  },
  {
    name: 'close resolves although a job waits for its next attempt',
    run: async ({ subject: queue, patienceMs }) => {
      let attempts = 0;
      queue.define('work', async () => {
        attempts += 1;
        throw new Error('fails');
      });
      await queue.enqueue('work', null, { key: 'k', backoffMs: 600_000 });
      await eventually(() => attempts === 1, 'the first attempt fails', patienceMs);
      await within(queue.close(), 'close', patienceMs);
    },
  },
  {
    name: 'enqueue rejects after close',
    run: async ({ subject: queue }) => {
      await queue.close();
      await assertRejects(queue.enqueue('work', null, { key: 'k' }), ['QUEUE_FAILED', 'CLOSED']);
    },
  },
];
