import assert from 'node:assert/strict';
import type { StateStoreCase } from './state-store-case.ts';

export const lifecycleCases: readonly StateStoreCase[] = [
  {
    name: 'close is safe to call twice',
    run: async ({ subject: store }) => {
      await store.set('k', 1);
      await store.close();
      await store.close();
    },
  },
  {
    name: 'close is safe before first use',
    run: async ({ subject: store }) => store.close(),
  },
  {
    name: 'what is stored is there when the store is opened again',
    capability: 'persistent',
    run: async ({ subject: store, reopen }) => {
      await store.set('k', { a: [1] });
      await store.set('limited', 2, { ttlMs: 3_600_000 });
      await store.close();
      const again = await reopen();
      assert.deepEqual(await again.get('k'), { a: [1] });
      assert.equal(await again.get('limited'), 2);
    },
  },
  {
    name: 'two stores on the same storage see what the other writes',
    capability: 'persistent',
    run: async ({ subject: store, reopen }) => {
      const other = await reopen();
      assert.equal(await other.get('k'), null);
      await store.set('k', 1);
      assert.equal(await other.get('k'), 1);
      assert.equal(await other.delete('k'), true);
      assert.deepEqual(await store.list(''), []);
    },
  },
];
