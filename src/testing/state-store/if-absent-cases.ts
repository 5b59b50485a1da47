import assert from 'node:assert/strict';
import type { StateStore } from '../../ports/state-store.ts';
import type { StateStoreCase } from './state-store-case.ts';

export const ifAbsentCases: readonly StateStoreCase[] = [
  {
    name: 'set with ifAbsent writes a free key',
    run: async ({ subject: store }) => {
      assert.equal(await store.set('k', 1, { ifAbsent: true }), true);
      assert.equal(await store.get('k'), 1);
    },
  },
  {
    name: 'set with ifAbsent leaves a key that holds a value, even null, and resolves to false',
    run: async ({ subject: store }) => {
      await store.set('k', 1);
      assert.equal(await store.set('k', 2, { ifAbsent: true }), false);
      assert.equal(await store.get('k'), 1);
      await store.set('k', null);
      assert.equal(await store.set('k', 2, { ifAbsent: true }), false);
      assert.equal(await store.get('k'), null);
    },
  },
  {
    name: 'set with ifAbsent writes a key that was deleted',
    run: async ({ subject: store }) => {
      await store.set('k', 1);
      await store.delete('k');
      assert.equal(await store.set('k', 2, { ifAbsent: true }), true);
      assert.equal(await store.get('k'), 2);
    },
  },
  {
    name: 'set with ifAbsent that is refused does not change the time limit',
    run: async ({ subject: store }) => {
      await store.set('k', 1);
      await store.set('k', 2, { ifAbsent: true, ttlMs: 1 });
      await new Promise((resolve) => setTimeout(resolve, 20));
      assert.equal(await store.get('k'), 1);
    },
  },
  {
    name: 'of many sets with ifAbsent at the same time exactly one writes',
    run: async ({ subject: store }) => assertOneWins([store]),
  },
  {
    name: 'of many sets with ifAbsent through two stores on the same storage exactly one writes',
    capability: 'persistent',
    run: async ({ subject: store, reopen }) => assertOneWins([store, await reopen()]),
  },
];

async function assertOneWins(stores: readonly StateStore[]): Promise<void> {
  for (const key of ['k0', 'k1', 'k2', 'k3', 'k4']) {
    const writers = Array.from({ length: 20 }, (_, index) => index);
    const outcomes = await Promise.all(
      writers.map((id) => stores[id % stores.length]?.set(key, id, { ifAbsent: true })),
    );
    const winners = writers.filter((id) => outcomes[id] === true);
    assert.equal(winners.length, 1);
    for (const store of stores) assert.equal(await store.get(key), winners[0]);
  }
}
