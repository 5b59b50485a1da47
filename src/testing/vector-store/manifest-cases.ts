import assert from 'node:assert/strict';
import { foundIds } from './found-ids.ts';
import { sampleChunk } from './sample-chunk.ts';
import { sampleManifest } from './sample-manifest.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

export const manifestCases: readonly VectorStoreCase[] = [
  {
    name: 'readManifest gives null for a tenant it does not know',
    run: async ({ subject: store }) => assert.equal(await store.readManifest('tenant_a'), null),
  },
  {
    name: 'readManifest gives null until a manifest is written, whatever chunks are stored',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])]);
      assert.equal(await store.readManifest('tenant_a'), null);
    },
  },
  {
    name: 'readManifest gives what was written, field by field',
    run: async ({ subject: store }) => {
      await store.writeManifest('tenant_a', sampleManifest('x'));
      assert.deepEqual({ ...(await store.readManifest('tenant_a')) }, sampleManifest('x'));
    },
  },
  {
    name: 'writeManifest replaces the manifest and leaves the chunks',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])]);
      await store.writeManifest('tenant_a', sampleManifest('x'));
      const changed = { ...sampleManifest('y'), embedderId: 'e:2', dimensions: 3, chunkCount: 0 };
      await store.writeManifest('tenant_a', changed);
      assert.deepEqual({ ...(await store.readManifest('tenant_a')) }, changed);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['a']);
    },
  },
  {
    name: 'writeManifest shows a reader the old manifest or the new one, and never none or a mixture',
    run: async ({ subject: store }) => {
      const versions = ['x', 'y'].map((checksum) => ({ ...sampleManifest(checksum), embedderId: checksum }));
      const [first] = versions;
      assert.ok(first);
      await store.writeManifest('tenant_a', first);
      for (const round of [1, 2, 3, 4, 5]) {
        let writing = true;
        const writes = Promise.all(versions.map((manifest) => store.writeManifest('tenant_a', manifest)));
        const written = writes.finally(() => {
          writing = false;
        });
        do {
          const manifest = await store.readManifest('tenant_a');
          assert.ok(manifest, `a reader sees a manifest in round ${round}`);
          assert.equal(manifest.embedderId, manifest.catalogChecksum);
          await new Promise((resolve) => setImmediate(resolve));
        } while (writing);
        await written;
      }
    },
  },
];
