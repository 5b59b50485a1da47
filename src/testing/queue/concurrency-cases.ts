import assert from 'node:assert/strict';
import { eventually } from '../eventually.ts';
import { jobGate } from './job-gate.ts';
import type { QueueCase } from './queue-case.ts';

const keys = ['a', 'b', 'c', 'd', 'e', 'f'];

export const concurrencyCases: readonly QueueCase[] = [
  {
    name: 'jobs of one name run one at a time unless told otherwise',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      queue.define('work', gate.handler);
      for (const key of keys) await queue.enqueue('work', null, { key });
      await eventually(() => gate.held() === 1, 'one runs', patienceMs);
      gate.open();
      await eventually(() => gate.begun.length === keys.length, 'all run', patienceMs);
      assert.equal(gate.mostHeld(), 1);
    },
  },
  {
    name: 'as many jobs of one name run at a time as its concurrency says, and no more',
    run: async ({ subject: queue, patienceMs }) => {
      const gate = jobGate();
      queue.define('work', gate.handler, { concurrency: 3 });
      for (const key of keys) await queue.enqueue('work', null, { key });
      await eventually(() => gate.held() === 3, 'three run at once', patienceMs);
      gate.open();
      await eventually(() => gate.begun.length === keys.length, 'all run', patienceMs);
      assert.equal(gate.mostHeld(), 3);
    },
  },
  {
    name: 'a job of one name does not hold up those of another',
    run: async ({ subject: queue, patienceMs }) => {
      const [slow, quick] = [jobGate(), jobGate()];
      quick.open();
      queue.define('slow', slow.handler);
      queue.define('quick', quick.handler);
      await queue.enqueue('slow', null, { key: 'k' });
      await eventually(() => slow.held() === 1, 'the slow one runs', patienceMs);
      await queue.enqueue('quick', null, { key: 'k' });
      await eventually(() => quick.begun.length === 1, 'the quick one runs', patienceMs);
      slow.open();
    },
  },
  {
    name: 'a job that waits for its next attempt does not hold up others of its name',
    run: async ({ subject: queue, patienceMs }) => {
      const seen: string[] = [];
      queue.define('work', async ({ key }) => {
        seen.push(key);
        if (key === 'bad') throw new Error('fails');
      });
      await queue.enqueue('work', null, { key: 'bad', backoffMs: 60_000 });
      await eventually(() => seen.includes('bad'), 'the first attempt is made', patienceMs);
      await queue.enqueue('work', null, { key: 'good' });
      await eventually(() => seen.includes('good'), 'the other one runs', patienceMs);
      await queue.cancel('work', 'bad');
    },
  },
];
