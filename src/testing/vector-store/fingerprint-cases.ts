import assert from 'node:assert/strict';
import { sampleChunk } from './sample-chunk.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

export const fingerprintCases: readonly VectorStoreCase[] = [
  {
    name: 'fingerprints gives an empty map when nothing is stored',
    run: async ({ subject: store }) => assert.equal((await store.fingerprints('tenant_a')).size, 0),
  },
  {
    name: 'fingerprints gives the content hash of every chunk of every width',
    run: async ({ subject: store }) => {
      const chunks = [sampleChunk('a', [1, 0, 0, 0]), sampleChunk('b', [1, 0, 0, 0, 0, 0])];
      await store.upsert('tenant_a', [
        ...chunks,
        sampleChunk('c', [1, 0, 0, 0], { kind: 'table', column: null }),
      ]);
      const hashes = [
        ['a', 'hash-of-a'],
        ['b', 'hash-of-b'],
        ['c', 'hash-of-c'],
      ];
      assert.deepEqual([...(await store.fingerprints('tenant_a'))].sort(), hashes);
    },
  },
  {
    name: 'fingerprints gives the hash that was stored last',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])]);
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0], { contentHash: 'changed' })]);
      assert.deepEqual([...(await store.fingerprints('tenant_a'))], [['a', 'changed']]);
    },
  },
];
