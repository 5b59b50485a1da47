import assert from 'node:assert/strict';
import type { VectorStore } from '../../ports/vector-store.ts';
import { foundIds } from './found-ids.ts';
import { sampleChunk } from './sample-chunk.ts';
import { sampleManifest } from './sample-manifest.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

/** Ids that a pattern, a quote, a case-blind comparison or a cut-off would take for one another. */
const lookalikes = [
  'tenant_a',
  'tenantXa',
  'tenant_A',
  'tenant_a ',
  'tenant_',
  '%',
  "' OR '1'='1",
  '*',
  'tenant_aa',
];

async function seedTwoTenants(store: VectorStore): Promise<void> {
  await store.upsert('tenant_a', [sampleChunk('shared', [1, 0, 0, 0]), sampleChunk('only-a', [1, 1, 0, 0])]);
  await store.upsert('tenant_b', [sampleChunk('shared', [0, 1, 0, 0], { text: 'of b', contentHash: 'b' })]);
  await store.writeManifest('tenant_a', sampleManifest('a'));
  await store.writeManifest('tenant_b', sampleManifest('b'));
}

/** Everything of tenant b is as it was seeded. */
async function assertTenantB(store: VectorStore): Promise<void> {
  const found = await store.search('tenant_b', Float32Array.of(0, 1, 0, 0), { limit: 10 });
  assert.deepEqual(
    found.map(({ id, text, score }) => ({ id, text, near: score > 0.99 })),
    [{ id: 'shared', text: 'of b', near: true }],
  );
  assert.deepEqual([...(await store.fingerprints('tenant_b'))], [['shared', 'b']]);
  assert.deepEqual({ ...(await store.readManifest('tenant_b')) }, sampleManifest('b'));
}

export const isolationCases: readonly VectorStoreCase[] = [
  {
    name: 'two tenants keep chunks of the same id apart',
    run: async ({ subject: store }) => {
      await seedTwoTenants(store);
      await assertTenantB(store);
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0]), ['shared', 'only-a']);
    },
  },
  {
    name: 'search fills its limit from its own tenant, however near the chunks of others are',
    run: async ({ subject: store }) => {
      const crowd = Array.from({ length: 50 }, (_, index) => sampleChunk(`x${index}`, [1, 0, 0, 0]));
      await store.upsert('tenant_b', crowd);
      await store.upsert('tenant_a', [
        sampleChunk('far', [-1, 0, 0, 0]),
        sampleChunk('farther', [-1, 0, 0, 0.1]),
      ]);
      const found = await foundIds(store, 'tenant_a', [1, 0, 0, 0], { limit: 2 });
      assert.deepEqual(found.toSorted(), ['far', 'farther']);
    },
  },
  {
    name: 'upsert does not touch another tenant',
    run: async ({ subject: store }) => {
      await seedTwoTenants(store);
      await store.upsert('tenant_a', [
        sampleChunk('shared', [0, 0, 1, 0], { text: 'changed', contentHash: 'z' }),
      ]);
      await assertTenantB(store);
    },
  },
  {
    name: 'remove does not touch another tenant',
    run: async ({ subject: store }) => {
      await seedTwoTenants(store);
      await store.remove('tenant_a', ['shared']);
      await assertTenantB(store);
    },
  },
  {
    name: 'writeManifest does not touch another tenant',
    run: async ({ subject: store }) => {
      await seedTwoTenants(store);
      await store.writeManifest('tenant_a', sampleManifest('changed'));
      await assertTenantB(store);
    },
  },
  {
    name: 'clear does not touch another tenant',
    run: async ({ subject: store }) => {
      await seedTwoTenants(store);
      await store.clear('tenant_a');
      await assertTenantB(store);
    },
  },
  {
    name: 'filters do not open another tenant',
    run: async ({ subject: store }) => {
      await store.upsert('tenant_b', [
        sampleChunk('b', [1, 0, 0, 0], { kind: 'table', table: 'main.secret' }),
      ]);
      const filters = { kinds: ['table', 'column', 'relation'], tables: ['main.secret'] } as const;
      assert.deepEqual(await foundIds(store, 'tenant_a', [1, 0, 0, 0], filters), []);
    },
  },
  {
    name: 'a tenant id is taken literally',
    run: async ({ subject: store }) => {
      for (const [index, tenantId] of lookalikes.entries()) {
        await store.upsert(tenantId, [sampleChunk(`c${index}`, [1, 0, 0, 0])]);
        await store.writeManifest(tenantId, sampleManifest(`m${index}`));
      }
      for (const [index, tenantId] of lookalikes.entries()) {
        assert.deepEqual(await foundIds(store, tenantId, [1, 0, 0, 0]), [`c${index}`], tenantId);
        assert.deepEqual([...(await store.fingerprints(tenantId)).keys()], [`c${index}`], tenantId);
        assert.equal((await store.readManifest(tenantId))?.catalogChecksum, `m${index}`, tenantId);
      }
    },
  },
];
