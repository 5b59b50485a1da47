import assert from 'node:assert/strict';
import { foundIds } from './found-ids.ts';
import { sampleChunk } from './sample-chunk.ts';
import { sampleManifest } from './sample-manifest.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

const chunks = ['a', 'b', 'c'].map((id, index) => sampleChunk(id, [1, index, 0, 0]));

export const removeCases: readonly VectorStoreCase[] = [
  {
    name: 'remove deletes the chunks it names and no others',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [...chunks, sampleChunk('wide', [1, 0, 0, 0, 0, 0])]);
      await store.remove('tenant_a', ['a', 'wide', 'c']);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['b']);
      assert.deepEqual([...(await store.fingerprints('tenant_a')).keys()], ['b']);
    },
  },
  {
    name: 'remove ignores ids that are not stored',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', chunks);
      await store.remove('tenant_a', ['nothing', 'a', '%', '_']);
      assert.deepEqual([...(await store.fingerprints('tenant_a')).keys()].sort(), ['b', 'c']);
    },
  },
  {
    name: 'remove of an empty list deletes nothing',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', chunks);
      await store.remove('tenant_a', []);
      assert.equal((await store.fingerprints('tenant_a')).size, 3);
    },
  },
  {
    name: 'remove takes 1,500 ids in one call',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', chunks);
      const others = Array.from({ length: 1_499 }, (_, index) => `other-${index}`);
      await store.remove('tenant_a', [...others, 'c']);
      assert.deepEqual([...(await store.fingerprints('tenant_a')).keys()].sort(), ['a', 'b']);
    },
  },
  {
    name: 'remove leaves the manifest',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', chunks);
      await store.writeManifest('tenant_a', sampleManifest('x'));
      await store.remove('tenant_a', ['a', 'b', 'c']);
      assert.deepEqual({ ...(await store.readManifest('tenant_a')) }, sampleManifest('x'));
    },
  },
];
