import assert from 'node:assert/strict';
import { foundIds } from './found-ids.ts';
import { sampleChunk } from './sample-chunk.ts';
import { sampleManifest } from './sample-manifest.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

export const clearCases: readonly VectorStoreCase[] = [
  {
    name: 'clear deletes every chunk, of every width',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0]), sampleChunk('b', [1, 0, 0, 0, 0, 0])]);
      await store.clear('tenant_a');
      assert.equal((await store.fingerprints('tenant_a')).size, 0);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), []);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0, 0, 0]), []);
    },
  },
  {
    name: 'clear deletes the manifest',
    run: async ({ subject: store }) => {
      await store.writeManifest('tenant_a', sampleManifest('x'));
      await store.clear('tenant_a');
      assert.equal(await store.readManifest('tenant_a'), null);
    },
  },
  {
    name: 'clear of a tenant it does not know does nothing',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])]);
      await store.clear('tenant_unknown');
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['a']);
    },
  },
  {
    name: 'a cleared tenant can be filled again',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])]);
      await store.clear('tenant_a');
      await store.upsert('tenant_a', [sampleChunk('b', [1, 0, 0, 0])]);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['b']);
    },
  },
];
