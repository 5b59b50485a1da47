import assert from 'node:assert/strict';
import { foundIds } from './found-ids.ts';
import { sampleChunk } from './sample-chunk.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

export const upsertCases: readonly VectorStoreCase[] = [
  {
    name: 'upsert stores every field of a chunk',
    run: async ({ subject: store }) => {
      const column = sampleChunk('c', [1, 0, 0, 0], { text: 'Größe, "name", 数量 🙂\nnext line' });
      const table = sampleChunk('t', [0, 1, 0, 0], { kind: 'table', column: null, text: '' });
      const relation = sampleChunk('r', [0, 0, 1, 0], {
        kind: 'relation',
        column: null,
        table: "main.o'brien",
      });
      await store.upsert('tenant_a', [column, table, relation]);
      for (const { vector, ...chunk } of [column, table, relation]) {
        const [best] = await store.search('tenant_a', vector, { limit: 1 });
        assert.ok(best, 'the chunk is found');
        const { score, ...stored } = best;
        assert.deepEqual({ ...stored }, chunk);
        assert.equal(typeof score, 'number');
      }
    },
  },
  {
    name: 'upsert keeps long texts and long names whole',
    run: async ({ subject: store }) => {
      const name = `${'long_'.repeat(40)}name`;
      const long = { table: `main.${name}`, column: name, text: 'Größe. '.repeat(1_000) };
      const { vector, ...chunk } = sampleChunk(`column:${name}:${name}`, [1, 0, 0, 0], long);
      await store.upsert('tenant_a', [{ ...chunk, vector }]);
      const [best] = await store.search('tenant_a', vector, { limit: 1, tables: [chunk.table] });
      assert.deepEqual({ ...best }, { ...chunk, score: best?.score });
    },
  },
  {
    name: 'upsert replaces a chunk whole by its id',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('c', [1, 0, 0, 0])]);
      const changes = {
        kind: 'table',
        table: 'main.items',
        column: null,
        text: 'new',
        contentHash: 'h2',
      } as const;
      await store.upsert('tenant_a', [sampleChunk('c', [0, 1, 0, 0], changes)]);
      const found = await store.search('tenant_a', Float32Array.of(0, 1, 0, 0), { limit: 10 });
      assert.deepEqual(
        found.map(({ score, ...chunk }) => ({ ...chunk, near: score > 0.99 })),
        [{ id: 'c', ...changes, near: true }],
      );
    },
  },
  {
    name: 'upsert repeated changes nothing',
    run: async ({ subject: store }) => {
      const chunks = [sampleChunk('a', [1, 0, 0, 0]), sampleChunk('b', [1, 1, 0, 0])];
      await store.upsert('tenant_a', chunks);
      await store.upsert('tenant_a', chunks);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['a', 'b']);
    },
  },
  {
    name: 'upsert keeps the chunks it does not name',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])]);
      await store.upsert('tenant_a', [sampleChunk('b', [1, 1, 0, 0])]);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['a', 'b']);
    },
  },
  {
    name: 'upsert replaces a vector by one of another width',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('c', [1, 0, 0, 0])]);
      await store.upsert('tenant_a', [sampleChunk('c', [1, 0, 0, 0, 0, 0])]);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), []);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0, 0, 0]), ['c']);
      assert.equal((await store.fingerprints('tenant_a')).size, 1);
    },
  },
  {
    name: 'upsert of an empty list changes nothing',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_a', [sampleChunk('a', [1, 0, 0, 0])]);
      await store.upsert('tenant_a', []);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['a']);
    },
  },
  {
    name: 'upsert takes 1,500 chunks in one call',
    run: async ({ subject: store }) => {
      const chunks = Array.from({ length: 1_500 }, (_, index) => sampleChunk(`c${index}`, [1, index, 0, 0]));
      await store.upsert('tenant_a', chunks);
      const stored = await store.fingerprints('tenant_a');
      assert.equal(stored.size, 1_500);
      assert.equal(stored.get('c1499'), 'hash-of-c1499');
    },
  },
  {
    name: 'upserts at the same time all stand',
    run: async ({ subject: store }) => {
      const ids = Array.from({ length: 10 }, (_, index) => `c${index}`);
      await Promise.all(ids.map((id) => store.upsert('tenant_a', [sampleChunk(id, [1, 0, 0, 0])])));
      assert.deepEqual([...(await store.fingerprints('tenant_a')).keys()].sort(), ids);
    },
  },
  {
    name: 'upsert keeps no hold of the vectors it is given',
    run: async ({ subject: store }) => {
      const chunk = sampleChunk('a', [1, 0, 0, 0]);
      await store.upsert('tenant_a', [chunk]);
      chunk.vector.set([0, 1, 0, 0]);
      const [best] = await store.search('tenant_a', Float32Array.of(1, 0, 0, 0), { limit: 1 });
      assert.ok(best && best.score > 0.99, 'the vector stays as it was stored');
    },
  },
];
