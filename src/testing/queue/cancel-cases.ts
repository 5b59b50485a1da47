import assert from 'node:assert/strict';
import type { Json } from '../../ports/json.ts';
import { eventually } from '../eventually.ts';
import { jobGate } from './job-gate.ts';
import type { QueueCase } from './queue-case.ts';

export const cancelCases: readonly QueueCase[] = [
  {
    name: 'cancel resolves to false when no live job holds the key',
    run: async ({ subject: queue }) => {
      await queue.enqueue('work', null, { key: 'other' });
      assert.equal(await queue.cancel('work', 'absent'), false);
      assert.equal(await queue.cancel('work', 'other'), true);
      assert.equal(await queue.cancel('work', 'other'), false);
    },
  },
  {
    name: 'cancel withdraws a job that waits, and no other',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: string[] = [];
      for (const key of ['a', 'b', 'c']) await queue.enqueue('work', null, { key });
      assert.equal(await queue.cancel('work', 'b'), true);
      assert.equal(await queue.inspect('work', 'b'), null);
      queue.define('work', async ({ key }) => void seen.push(key));
      await eventually(() => seen.includes('c'), 'the others run', patienceMs);
      assert.deepEqual(seen.toSorted(), ['a', 'c']);
    },
  },
  {
    name: 'cancel withdraws a job that waits for its next attempt',
    run: async ({ subject: queue, patienceMs }) => {
      let attempts = 0;
      queue.define('work', async () => {
        attempts += 1;
        throw new Error('fails');
      });
      await queue.enqueue('work', null, { key: 'k', backoffMs: 60_000 });
      await eventually(
        async () => attempts === 1 && (await queue.inspect('work', 'k'))?.state === 'waiting',
        'the first attempt fails',
        patienceMs,
      );
      assert.equal(await queue.cancel('work', 'k'), true);
      assert.equal(await queue.inspect('work', 'k'), null);
    },
  },
  {
    name: 'the key of a job that was withdrawn is free',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: Json[] = [];
      await queue.enqueue('work', 'first', { key: 'k' });
      await queue.cancel('work', 'k');
      assert.equal(await queue.enqueue('work', 'second', { key: 'k', backoffMs: 60_000 }), true);
      queue.define('work', async ({ payload }) => {
        seen.push(payload);
        if (payload === 'second') throw new Error('fails');
      });
      await eventually(
        async () => seen.length === 1 && (await queue.inspect('work', 'k'))?.state === 'waiting',
        'the first attempt fails',
        patienceMs,
      );
      await queue.cancel('work', 'k');
      assert.equal(await queue.enqueue('work', 'third', { key: 'k' }), true);
      await eventually(() => seen.length === 2, 'the last one runs', patienceMs);
      assert.deepEqual(seen, ['second', 'third']);
    },
  },
  {
    name: 'cancel aborts the signal of a running job',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      queue.define('work', gate.handler);
      await queue.enqueue('work', null, { key: 'k' });
      await eventually(() => gate.held() === 1, 'it runs', patienceMs);
      assert.equal(await queue.cancel('work', 'k'), true);
      await eventually(() => gate.begun[0]?.signal.aborted === true, 'its signal is aborted', patienceMs);
      gate.open();
    },
  },
  {
    name: 'cancel of a running job leaves the others alone',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      queue.define('work', gate.handler, { concurrency: 2 });
      for (const key of ['a', 'b']) await queue.enqueue('work', null, { key });
      await eventually(() => gate.held() === 2, 'both run', patienceMs);
      await queue.cancel('work', 'a');
      await eventually(() => gate.held() === 1, 'the one ends', patienceMs);
      assert.equal(gate.begun.find(({ key }) => key === 'b')?.signal.aborted, false);
      gate.open();
    },
  },
  {
    name: 'a job that fails because it was cancelled is not tried again, and its key is free',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      queue.define('work', gate.handler);
      await queue.enqueue('work', 'first', { key: 'k', backoffMs: 1 });
      await eventually(() => gate.held() === 1, 'it runs', patienceMs);
      await queue.cancel('work', 'k');
      await eventually(async () => (await queue.inspect('work', 'k')) === null, 'it ends', patienceMs);
      assert.equal(await queue.enqueue('work', 'second', { key: 'k' }), true);
      await eventually(() => gate.begun.length === 2, 'the next one runs', patienceMs);
      assert.deepEqual(
        gate.begun.map(({ payload, attempt }) => [payload, attempt]),
        [
          ['first', 1],
          ['second', 1],
        ],
      );
      gate.open();
    },
  },
];
