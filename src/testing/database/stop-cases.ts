import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { assertRejects } from '../assert-rejects.ts';
import { within } from '../within.ts';
import { assertFault } from './assert-fault.ts';
import type { DatabaseCase } from './database-case.ts';
import { runLimits } from './run-limits.ts';

export const stopCases: readonly DatabaseCase[] = [
  {
    name: 'run rejects with ABORTED when its signal was aborted',
    run: async ({ connect }) => {
      const options = { ...runLimits, signal: AbortSignal.abort() };
      await assertRejects((await connect()).run('SELECT id FROM customers', options), 'ABORTED');
    },
  },
  {
    name: 'run rejects with SQL_FAULT when a statement hits its time limit, and the connection is of use',
    capability: 'cancellation',
    run: async ({ connect, environment, patienceMs }) => {
      const connection = await connect();
      const slow = connection.run(environment.slowSql, { ...runLimits, timeoutMs: 200 });
      await assertFault(within(slow, 'the slow statement', patienceMs), { kind: 'timeout' });
      assert.deepEqual((await connection.run('SELECT 1 AS n', runLimits)).rows, [[1]]);
    },
  },
  {
    name: 'run rejects with ABORTED when its signal is aborted under way, and the connection is of use',
    capability: 'cancellation',
    run: async ({ connect, environment, patienceMs }) => {
      const connection = await connect();
      const controller = new AbortController();
      const options = { ...runLimits, timeoutMs: 60_000, signal: controller.signal };
      const slow = within(connection.run(environment.slowSql, options), 'the aborted statement', patienceMs);
      const rejection = assertRejects(slow, 'ABORTED');
      await delay(100);
      controller.abort();
      await rejection;
      assert.deepEqual((await connection.run('SELECT 1 AS n', runLimits)).rows, [[1]]);
    },
  },
  {
    name: 'stopping one statement leaves the others alone',
    capability: 'cancellation',
    run: async ({ connect, environment, patienceMs }) => {
      const connection = await connect();
      const controller = new AbortController();
      const options = { ...runLimits, timeoutMs: 60_000, signal: controller.signal };
      const slow = within(connection.run(environment.slowSql, options), 'the aborted statement', patienceMs);
      const rejection = assertRejects(slow, 'ABORTED');
      const quick = [1, 2, 3].map((id) =>
        connection.run(`SELECT name FROM customers WHERE id = ${id}`, runLimits),
      );
      await delay(50);
      controller.abort();
      const results = await within(Promise.all(quick), 'the other statements', patienceMs);
      assert.deepEqual(
        results.map(({ rows }) => rows.length),
        [1, 1, 1],
      );
      await rejection;
    },
  },
];
