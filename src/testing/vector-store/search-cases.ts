import assert from 'node:assert/strict';
import { foundIds } from './found-ids.ts';
import { sampleChunk } from './sample-chunk.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

/** Stores may keep 32-bit or normalised vectors. */
const tolerance = 1e-3;

export const searchCases: readonly VectorStoreCase[] = [
  {
    name: 'search gives an empty list when nothing is stored',
    run: async ({ subject: store }) => assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), []),
  },
  {
    name: 'search gives the best match first',
    run: async ({ subject: store }) => {
      const vectors = {
        worst: [-1, 0, 0, 0],
        best: [1, 0.1, 0, 0],
        middle: [0, 1, 0, 0],
        good: [1, 1, 0, 0],
      };
      await store.upsert(
        'tenant_a',
        Object.entries(vectors).map(([id, vector]) => sampleChunk(id, vector)),
      );
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['best', 'good', 'middle', 'worst']);
    },
  },
  {
    name: 'search compares by angle and not by length',
    run: async ({ subject: store }) => {
      const chunks = [sampleChunk('long', [9, 9, 0, 0]), sampleChunk('short', [0.01, 0, 0, 0])];
      await store.upsert('tenant_a', [...chunks, sampleChunk('near', [1, 0.6, 0, 0])]);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['short', 'near', 'long']);
    },
  },
  {
    name: 'search scores by cosine similarity',
    run: async ({ subject: store }) => {
      const chunks = [sampleChunk('same', [2, 0, 0, 0]), sampleChunk('half', [1, Math.sqrt(3), 0, 0])];
      const far = [sampleChunk('right', [0, 5, 0, 0]), sampleChunk('opposite', [-3, 0, 0, 0])];
      await store.upsert('tenant_a', [...chunks, ...far]);
      const found = await store.search('tenant_a', Float32Array.of(4, 0, 0, 0), { limit: 10 });
      const expected = { same: 1, half: 0.5, right: 0, opposite: -1 };
      assert.equal(found.length, 4);
      for (const [id, cosine] of Object.entries(expected)) {
        const score = found.find((chunk) => chunk.id === id)?.score ?? Number.NaN;
        assert.ok(Math.abs(score - cosine) <= tolerance, `${id} scores ${score}, its cosine is ${cosine}`);
      }
    },
  },
  {
    name: 'search gives at most limit chunks, and those the nearest',
    run: async ({ subject: store }) => {
      const chunks = Array.from({ length: 20 }, (_, index) =>
        sampleChunk(`c${index}`, [1, index / 10, 0, 0]),
      );
      await store.upsert('tenant_a', chunks.toReversed());
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0], { limit: 3 }), ['c0', 'c1', 'c2']);
    },
  },
  {
    name: 'search gives as many chunks as the limit asks for, when there are',
    run: async ({ subject: store }) => {
      const chunks = Array.from({ length: 300 }, (_, index) => sampleChunk(`c${index}`, [1, index, 0, 0]));
      await store.upsert('tenant_a', chunks);
      const limit = Math.min(250, store.capabilities.maxSearchLimit);
      assert.equal((await foundIds(store, 'tenant_a', [1, 0, 0, 0], { limit })).length, limit);
    },
  },
  {
    name: 'search compares only vectors of the width of the query',
    run: async ({ subject: store }) => {
      const chunks = [sampleChunk('four', [1, 0, 0, 0]), sampleChunk('six', [1, 0, 0, 0, 0, 0])];
      await store.upsert('tenant_a', chunks);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['four']);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0, 0, 0]), ['six']);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0, 0]), []);
    },
  },
  {
    name: 'search takes the limit that the store declares as its greatest',
    run: async ({ subject: store }) => {
      const { maxSearchLimit } = store.capabilities;
      assert.ok(maxSearchLimit >= 1, 'maxSearchLimit is at least 1');
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0]), sampleChunk('b', [0, 1, 0, 0])]);
      const found = await foundIds(store, 'tenant_a', [1, 0, 0, 0], { limit: maxSearchLimit });
      assert.deepEqual(found, ['a', 'b'].slice(0, maxSearchLimit));
    },
  },
];
