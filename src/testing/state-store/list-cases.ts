import assert from 'node:assert/strict';
import type { StateStore } from '../../ports/state-store.ts';
import type { StateStoreCase } from './state-store-case.ts';

const highest = '\u{10ffff}';

async function keysOf(store: StateStore, prefix: string): Promise<readonly string[]> {
  return (await store.list(prefix)).map(({ key }) => key);
}

async function fill(store: StateStore, keys: readonly string[]): Promise<void> {
  for (const key of keys) await store.set(key, `value of ${key}`);
}

export const listCases: readonly StateStoreCase[] = [
  {
    name: 'list gives an empty list when no key starts with the prefix',
    run: async ({ subject: store }) => {
      await fill(store, ['a:1', 'b']);
      assert.deepEqual(await store.list('a:1:'), []);
    },
  },
  {
    name: 'list gives keys and values of those that start with the prefix, the prefix itself among them',
    run: async ({ subject: store }) => {
      await fill(store, ['job:1', 'job:', 'job', 'xjob:1', 'jobs:1', 'job;']);
      const value = { state: 'done', list: [1] };
      await store.set('job:2', value);
      assert.deepEqual(
        (await store.list('job:')).map((record) => ({ ...record })),
        [
          { key: 'job:', value: 'value of job:' },
          { key: 'job:1', value: 'value of job:1' },
          { key: 'job:2', value },
        ],
      );
    },
  },
  {
    name: 'list of the empty prefix gives everything',
    run: async ({ subject: store }) => {
      await fill(store, ['b', 'a', highest]);
      assert.deepEqual(await keysOf(store, ''), ['a', 'b', highest]);
    },
  },
  {
    name: 'list takes % and _ literally',
    run: async ({ subject: store }) => {
      await fill(store, ['a%1', 'aX1', 'a_1', 'a%_1', 'a%X1']);
      assert.deepEqual(await keysOf(store, 'a%'), ['a%1', 'a%X1', 'a%_1']);
      assert.deepEqual(await keysOf(store, 'a_'), ['a_1']);
      assert.deepEqual(await keysOf(store, 'a%_'), ['a%_1']);
    },
  },
  {
    name: 'list takes *, ?, brackets and backslashes literally',
    run: async ({ subject: store }) => {
      await fill(store, ['a*1', 'aX1', 'a?1', 'a[x]1', 'ax1', 'a\\1', 'a\\*1', 'a^1']);
      assert.deepEqual(await keysOf(store, 'a*'), ['a*1']);
      assert.deepEqual(await keysOf(store, 'a?'), ['a?1']);
      assert.deepEqual(await keysOf(store, 'a[x]'), ['a[x]1']);
      assert.deepEqual(await keysOf(store, 'a\\'), ['a\\*1', 'a\\1']);
    },
  },
  {
    name: 'list tells upper from lower case',
    run: async ({ subject: store }) => {
      await fill(store, ['Job:1', 'job:1', 'JOB:1']);
      assert.deepEqual(await keysOf(store, 'job'), ['job:1']);
    },
  },
  {
    name: 'list orders by code unit',
    run: async ({ subject: store }) => {
      const keys = ['b', 'B', 'a10', 'a2', 'ä', 'z', '\u{1f642}', '\uffee', '\ud7ff', '_', '-'];
      await fill(store, keys);
      assert.deepEqual(await keysOf(store, ''), keys.toSorted());
    },
  },
  {
    name: 'list takes a prefix that ends in the highest code points',
    run: async ({ subject: store }) => {
      await fill(store, [
        'a',
        `a${highest}`,
        `a${highest}b`,
        `a${highest}${highest}`,
        'b',
        '\uffff',
        '\ud7ff!',
      ]);
      assert.deepEqual(await keysOf(store, `a${highest}`), [
        `a${highest}`,
        `a${highest}b`,
        `a${highest}${highest}`,
      ]);
      assert.deepEqual(await keysOf(store, `a${highest}${highest}`), [`a${highest}${highest}`]);
      assert.deepEqual(await keysOf(store, '\uffff'), ['\uffff']);
      assert.deepEqual(await keysOf(store, '\ud7ff'), ['\ud7ff!']);
      assert.deepEqual(await keysOf(store, highest), []);
    },
  },
  {
    name: 'list leaves out what was deleted',
    run: async ({ subject: store }) => {
      await fill(store, ['a1', 'a2']);
      await store.delete('a1');
      assert.deepEqual(await keysOf(store, 'a'), ['a2']);
    },
  },
  {
    name: 'list gives 2,500 records',
    run: async ({ subject: store }) => {
      const keys = Array.from({ length: 2_500 }, (_, index) => `k${String(index).padStart(5, '0')}`);
      await Promise.all(keys.map((key) => store.set(key, key)));
      assert.deepEqual(await keysOf(store, 'k'), keys);
    },
  },
];
