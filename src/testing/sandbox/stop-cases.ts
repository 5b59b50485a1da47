import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { assertRejects } from '../assert-rejects.ts';
import { within } from '../within.ts';
import type { SandboxCase } from './sandbox-case.ts';
import { slowStatement } from './slow-statement.ts';
import { withScratch } from './with-scratch.ts';

const timeoutMs = 200;

export const stopCases: readonly SandboxCase[] = [
  {
    name: 'execute and query reject with ABORTED when their signal was aborted',
    run: async ({ subject }) => {
      await withScratch(subject, async (database) => {
        const signal = AbortSignal.abort();
        await assertRejects(database.execute('CREATE TABLE t (a INTEGER)', { signal }), 'ABORTED');
        await assertRejects(database.query('SELECT 1 AS n', { signal }), 'ABORTED');
      });
    },
  },
  {
    name: 'query rejects with ABORTED when its signal is aborted under way',
    run: async ({ subject, patienceMs }) => {
      await withScratch(subject, async (database) => {
        const controller = new AbortController();
        const slow = database.query(slowStatement, { signal: controller.signal, timeoutMs: 60_000 });
        const rejection = assertRejects(within(slow, 'the aborted statement', patienceMs), 'ABORTED');
        await delay(100);
        controller.abort();
        await rejection;
      });
    },
  },
  {
    name: 'query rejects with SQL_FAULT when a statement hits its time limit',
    run: async ({ subject, patienceMs }) => {
      await withScratch(subject, (database) => assertStopped(database, patienceMs));
    },
  },
  {
    name: 'the database is as it was after a statement that hit its time limit',
    capability: 'survivesTimeout',
    run: async ({ subject, patienceMs }) => {
      await withScratch(subject, async (database) => {
        await database.execute('CREATE TABLE t (a INTEGER)');
        await assertStopped(database, patienceMs);
        assert.deepEqual((await database.query('SELECT count(a) AS n FROM t')).rows, [[0]]);
      });
    },
  },
  {
    name: 'calls reject with SANDBOX_FAILED after a statement that hit its time limit',
    unless: 'survivesTimeout',
    run: async ({ subject, patienceMs }) => {
      await withScratch(subject, async (database) => {
        await assertStopped(database, patienceMs);
        await assertRejects(database.query('SELECT 1 AS n'), 'SANDBOX_FAILED');
      });
    },
  },
  {
    name: 'close is safe to call twice, and calls after it reject with CLOSED',
    run: async ({ subject }) => {
      const database = await subject.open();
      await database.close();
      await database.close();
      await assertRejects(database.execute('CREATE TABLE t (a INTEGER)'), 'CLOSED');
      await assertRejects(database.query('SELECT 1 AS n'), 'CLOSED');
    },
  },
  {
    name: 'close stops what is running',
    run: async ({ subject, patienceMs }) => {
      const database = await subject.open();
      const slow = within(
        database.query(slowStatement, { timeoutMs: 60_000 }),
        'the statement under way',
        patienceMs,
      );
      const closing = delay(100).then(() => within(database.close(), 'close', patienceMs));
      await Promise.all([assertRejects(slow, 'CLOSED'), closing]);
    },
  },
];

async function assertStopped(
  database: { query(sql: string, options: { timeoutMs: number }): Promise<unknown> },
  patienceMs: number,
): Promise<void> {
  const slow = within(database.query(slowStatement, { timeoutMs }), 'the slow statement', patienceMs);
  const { details } = await assertRejects(slow, 'SQL_FAULT');
  assert.equal((details as { fault: { kind: string } }).fault.kind, 'timeout');
}
