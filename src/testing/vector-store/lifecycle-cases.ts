import assert from 'node:assert/strict';
import { foundIds } from './found-ids.ts';
import { sampleChunk } from './sample-chunk.ts';
import { sampleManifest } from './sample-manifest.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

export const lifecycleCases: readonly VectorStoreCase[] = [
  {
    name: 'close is safe to call twice',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])]);
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
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])]);
      await store.writeManifest('tenant_a', sampleManifest('x'));
      await store.close();
      const again = await reopen();
      assert.deepEqual(await foundIds(again, 'tenant_a', [1, 0, 0, 0]), ['a']);
      assert.deepEqual({ ...(await again.readManifest('tenant_a')) }, sampleManifest('x'));
    },
  },
  {
    name: 'two stores on the same storage see what the other writes',
    capability: 'persistent',
    run: async ({ subject: store, reopen }) => {
      const other = await reopen();
      assert.deepEqual(await foundIds(other, 'tenant_a', [1, 0, 0, 0]), []);
      assert.equal(await other.readManifest('tenant_a'), null);
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])]);
      assert.deepEqual(await foundIds(other, 'tenant_a', [1, 0, 0, 0]), ['a']);
      await store.writeManifest('tenant_a', sampleManifest('x'));
      assert.equal((await other.readManifest('tenant_a'))?.catalogChecksum, 'x');
      await other.clear('tenant_a');
      assert.equal(await store.readManifest('tenant_a'), null);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), []);
    },
  },
];
