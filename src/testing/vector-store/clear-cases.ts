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
    name: 'fingerprints gives, and clear deletes, every one of 12,000 chunks',
    run: async ({ subject: store }) => {
      for (let start = 0; start < 12_000; start += 1_500) {
        const ids = Array.from({ length: 1_500 }, (_, index) => `c${start + index}`);
        await store.upsert(
          'tenant_a',
          ids.map((id, index) => sampleChunk(id, [1, index, start, 0])),
        );
      }
      const stored = await store.fingerprints('tenant_a');
      assert.equal(stored.size, 12_000);
      assert.equal(stored.get('c11999'), 'hash-of-c11999');
      await store.clear('tenant_a');
      assert.equal((await store.fingerprints('tenant_a')).size, 0);
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
