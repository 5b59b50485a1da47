import assert from 'node:assert/strict';
import type { StateStore } from '../../ports/state-store.ts';
import { eventually } from '../eventually.ts';
import type { SubjectFixture } from '../subject-fixture.ts';
import type { StateStoreCase } from './state-store-case.ts';

const soonMs = 40;
const laterMs = 3_600_000;

export const expiryCases: readonly StateStoreCase[] = [
  {
    name: 'a record with a time limit is there before its time is up',
    run: async ({ subject: store }) => {
      assert.equal(await store.set('k', 1, { ttlMs: laterMs }), true);
      assert.equal(await store.get('k'), 1);
      assert.deepEqual(await store.list('k'), [{ key: 'k', value: 1 }]);
    },
  },
  {
    name: 'a record vanishes from get when its time is up',
    run: async (fixture) => {
      await fixture.subject.set('k', 1, { ttlMs: soonMs });
      await eventually(
        async () => (await fixture.subject.get('k')) === null,
        'k expires',
        fixture.patienceMs,
      );
    },
  },
  {
    name: 'a record vanishes from list when its time is up',
    run: async ({ subject: store, patienceMs }) => {
      await store.set('k', 1, { ttlMs: soonMs });
      await store.set('kept', 2);
      await eventually(async () => (await store.list('')).length === 1, 'k expires', patienceMs);
      assert.deepEqual(await store.list(''), [{ key: 'kept', value: 2 }]);
    },
  },
  {
    name: 'a record whose time is up cannot be deleted',
    run: async (fixture) => {
      await fixture.subject.set('k', 1, { ttlMs: soonMs });
      await untilExpired(fixture);
      assert.equal(await fixture.subject.delete('k'), false);
    },
  },
  {
    name: 'set with ifAbsent writes a key whose time is up',
    run: async (fixture) => {
      const { subject: store } = fixture;
      await store.set('k', 1, { ttlMs: soonMs });
      await untilExpired(fixture);
      assert.equal(await store.set('k', 2, { ifAbsent: true }), true);
      assert.equal(await store.get('k'), 2);
    },
  },
  {
    name: 'a record written with ifAbsent and a time limit vanishes',
    run: async ({ subject: store, patienceMs }) => {
      await store.set('k', 1, { ifAbsent: true, ttlMs: soonMs });
      await eventually(async () => (await store.get('k')) === null, 'k expires', patienceMs);
    },
  },
  {
    name: 'set without a time limit lifts an earlier one',
    run: async (fixture) => {
      const { subject: store } = fixture;
      await store.set('k', 1, { ttlMs: soonMs });
      await store.set('k', 2);
      await untilExpired(fixture);
      assert.equal(await store.get('k'), 2);
    },
  },
  {
    name: 'set with a longer time limit puts off an earlier one',
    run: async (fixture) => {
      const { subject: store } = fixture;
      await store.set('k', 1, { ttlMs: soonMs });
      await store.set('k', 2, { ttlMs: laterMs });
      await untilExpired(fixture);
      assert.equal(await store.get('k'), 2);
    },
  },
];

/** Waits for a time limit as long as those of the case, set after them, to run out. */
async function untilExpired({ subject: store, patienceMs }: SubjectFixture<StateStore>): Promise<void> {
  // By this process's clock as well: a store that forgets limits altogether must not make the case hang.
  await new Promise((resolve) => setTimeout(resolve, soonMs * 2));
  await store.set('sentinel', 1, { ttlMs: 1 });
  await eventually(async () => (await store.get('sentinel')) === null, 'a time limit runs out', patienceMs);
}
