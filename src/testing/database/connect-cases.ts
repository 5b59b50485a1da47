import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { assertHides } from '../assert-hides.ts';
import { assertRejects } from '../assert-rejects.ts';
import { within } from '../within.ts';
import type { DatabaseCase } from './database-case.ts';

export const connectCases: readonly DatabaseCase[] = [
  {
    name: 'a connection states the version of the server',
    run: async ({ connect }) => assert.match((await connect()).serverVersion, /\d/),
  },
  {
    name: 'connect rejects with DATABASE_UNREACHABLE and shows no credential',
    run: async ({ database, environment: { unreachableUrl } }) => {
      const { secrets } = database.parseUrl(unreachableUrl);
      const error = await assertRejects(database.connect(unreachableUrl), 'DATABASE_UNREACHABLE');
      assertHides(error, secrets);
    },
  },
  {
    name: 'connect rejects with ABORTED when its signal was aborted',
    run: async ({ database, provisioned }) => {
      await assertRejects(database.connect(provisioned.url, { signal: AbortSignal.abort() }), 'ABORTED');
    },
  },
  {
    name: 'connect rejects with ABORTED when its signal is aborted under way',
    capability: 'unanswering',
    run: async ({ database, environment, patienceMs }) => {
      const controller = new AbortController();
      const connecting = database.connect(environment.unansweringUrl ?? '', { signal: controller.signal });
      const rejection = assertRejects(within(connecting, 'the aborted call', patienceMs), 'ABORTED');
      await delay(50);
      controller.abort();
      await rejection;
    },
  },
  {
    name: 'connect rejects with DATABASE_UNREACHABLE when its time is up',
    capability: 'unanswering',
    run: async ({ database, environment, patienceMs }) => {
      const connecting = database.connect(environment.unansweringUrl ?? '', { timeoutMs: 100 });
      await assertRejects(within(connecting, 'connect', patienceMs), 'DATABASE_UNREACHABLE');
    },
  },
  {
    name: 'a connection is safe to close twice',
    run: async ({ connect }) => {
      const connection = await connect();
      await connection.run('SELECT id FROM customers', { maxRows: 1, maxBytes: 1_000, timeoutMs: 5_000 });
      await connection.close();
      await connection.close();
    },
  },
];
