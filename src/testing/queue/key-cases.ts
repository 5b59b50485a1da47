import assert from 'node:assert/strict';
import type { Json } from '../../ports/json.ts';
import { eventually } from '../eventually.ts';
import { jobGate } from './job-gate.ts';
import type { QueueCase } from './queue-case.ts';

const keys = [
  '',
  'a:b',
  '123',
  '0',
  'a b',
  "o'brien",
  'Größe 数量 🙂',
  '%',
  '*',
  '../x',
  '{a}',
  'A',
  'a',
  'x'.repeat(400),
];

export const keyCases: readonly QueueCase[] = [
  {
    name: 'enqueue resolves to false while a job waits under the key, and that job keeps its payload',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: Json[] = [];
      assert.equal(await queue.enqueue('work', 'first', { key: 'k' }), true);
      assert.equal(await queue.enqueue('work', 'second', { key: 'k' }), false);
      queue.define('work', async ({ payload }) => void seen.push(payload));
      await eventually(async () => (await queue.inspect('work', 'k')) === null, 'it ends', patienceMs);
      assert.deepEqual(seen, ['first']);
    },
  },
  {
    name: 'enqueue resolves to false while a job runs under the key',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      queue.define('work', gate.handler);
      await queue.enqueue('work', 'first', { key: 'k' });
      await eventually(() => gate.held() === 1, 'it runs', patienceMs);
      assert.equal(await queue.enqueue('work', 'second', { key: 'k' }), false);
      gate.open();
      await eventually(async () => (await queue.inspect('work', 'k')) === null, 'it ends', patienceMs);
      assert.deepEqual(
        gate.begun.map(({ payload }) => payload),
        ['first'],
      );
    },
  },
  {
    name: 'enqueue resolves to false while a job waits for its next attempt',
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
      assert.equal(await queue.enqueue('work', null, { key: 'k' }), false);
      await queue.cancel('work', 'k');
    },
  },
  {
    name: 'of many enqueues of one key at the same time exactly one is taken',
    run: async ({ subject: queue }) => {
      const payloads = Array.from({ length: 10 }, (_, index) => index);
      const taken = await Promise.all(
        payloads.map((payload) => queue.enqueue('work', payload, { key: 'k' })),
      );
      assert.equal(taken.filter(Boolean).length, 1);
      await queue.cancel('work', 'k');
    },
  },
  {
    name: 'a key is free again when its job has succeeded',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: Json[] = [];
      queue.define('work', async ({ payload }) => void seen.push(payload));
      for (const payload of ['first', 'second', 'third']) {
        assert.equal(await queue.enqueue('work', payload, { key: 'k' }), true);
        await eventually(async () => (await queue.inspect('work', 'k')) === null, 'it ends', patienceMs);
      }
      assert.deepEqual(seen, ['first', 'second', 'third']);
    },
  },
  {
    name: 'a key is free again when its job has failed for good',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: Json[] = [];
      queue.define('work', async ({ payload }) => {
        seen.push(payload);
        throw new Error('fails');
      });
      for (const payload of ['first', 'second']) {
        assert.equal(await queue.enqueue('work', payload, { key: 'k', maxAttempts: 1 }), true);
        await eventually(async () => (await queue.inspect('work', 'k')) === null, 'it ends', patienceMs);
      }
      assert.deepEqual(seen, ['first', 'second']);
    },
  },
  {
    name: 'one key under two names is two jobs',
    run: async ({ subject: queue }) => {
      assert.equal(await queue.enqueue('first', null, { key: 'k' }), true);
      assert.equal(await queue.enqueue('second', null, { key: 'k' }), true);
      for (const name of ['first', 'second']) await queue.cancel(name, 'k');
    },
  },
  {
    name: 'a key may be any text',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: string[] = [];
      for (const key of keys) assert.equal(await queue.enqueue('work', key, { key }), true, `key "${key}"`);
      for (const key of keys)
        assert.equal((await queue.inspect('work', key))?.state, 'waiting', `key "${key}"`);
      queue.define('work', async ({ key, payload }) => void seen.push(key === payload ? key : `not ${key}`));
      await eventually(() => seen.length === keys.length, 'all run', patienceMs);
      assert.deepEqual(seen.toSorted(), keys.toSorted());
    },
  },
];
