import assert from 'node:assert/strict';
import type { Json } from '../../ports/json.ts';
import type { StateStoreCase } from './state-store-case.ts';

const values: Readonly<Record<string, Json>> = {
  text: 'Größe 数量 🙂 \u0000 \ud800 "quoted" \n',
  emptyText: '',
  number: -1.5e-7,
  large: Number.MAX_SAFE_INTEGER,
  zero: 0,
  yes: true,
  no: false,
  nothing: null,
  list: [1, 'two', [3, null], {}],
  nested: { a: { b: { c: [{ d: 'deep' }] } }, '': 'empty key', __proto: 1 },
};

const keys = [
  ...['', 'a:b', "o'brien", 'a b\n', '%', 'Größe 数量 🙂', 'x'.repeat(400)],
  // What a comparison blind to case, accents or blanks at the end, or one of composed characters, takes for the same.
  ...['a', 'A', 'a ', 'á', 'a\u0301'],
  ...['__proto__', 'constructor'],
];

export const recordCases: readonly StateStoreCase[] = [
  {
    name: 'get gives null for a key that holds nothing',
    run: async ({ subject: store }) => assert.equal(await store.get('absent'), null),
  },
  {
    name: 'set resolves to true, and get gives the value',
    run: async ({ subject: store }) => {
      for (const [key, value] of Object.entries(values)) {
        assert.equal(await store.set(key, value), true);
        assert.deepEqual(await store.get(key), value);
      }
    },
  },
  {
    name: 'set replaces the value whole',
    run: async ({ subject: store }) => {
      await store.set('k', { a: 1, b: 2 });
      assert.equal(await store.set('k', { a: 3 }), true);
      assert.deepEqual(await store.get('k'), { a: 3 });
    },
  },
  {
    name: 'keys are kept apart, whatever text they are',
    run: async ({ subject: store }) => {
      for (const [index, key] of keys.entries()) await store.set(key, index);
      for (const [index, key] of keys.entries()) assert.equal(await store.get(key), index, `key "${key}"`);
    },
  },
  {
    name: 'what is stored does not change with the object that was given',
    run: async ({ subject: store }) => {
      const value = { list: [1] };
      await store.set('k', value);
      value.list.push(2);
      assert.deepEqual(await store.get('k'), { list: [1] });
    },
  },
  {
    name: 'what is stored does not change with the object that was got',
    run: async ({ subject: store }) => {
      await store.set('k', { list: [1] });
      const got = (await store.get('k')) as { list: number[] };
      got.list.push(2);
      assert.deepEqual(await store.get('k'), { list: [1] });
    },
  },
  {
    name: 'a value of a million characters is kept',
    run: async ({ subject: store }) => {
      const value = { text: 'é'.repeat(1_000_000) };
      await store.set('k', value);
      assert.deepEqual(await store.get('k'), value);
    },
  },
  {
    name: 'writes of one key at the same time leave one of their values, whole',
    run: async ({ subject: store }) => {
      const writers = Array.from({ length: 20 }, (_, index) => index);
      await Promise.all(writers.map((id) => store.set('k', { id, again: id })));
      const left = (await store.get('k')) as { id: number; again: number };
      assert.ok(writers.includes(left.id));
      assert.equal(left.again, left.id);
    },
  },
  {
    name: 'delete resolves to true and removes the value',
    run: async ({ subject: store }) => {
      await store.set('k', 1);
      await store.set('other', 2);
      assert.equal(await store.delete('k'), true);
      assert.equal(await store.get('k'), null);
      assert.equal(await store.get('other'), 2);
    },
  },
  {
    name: 'delete resolves to false when there was nothing to delete',
    run: async ({ subject: store }) => {
      assert.equal(await store.delete('absent'), false);
      await store.set('k', null);
      assert.equal(await store.delete('k'), true);
      assert.equal(await store.delete('k'), false);
    },
  },
];
