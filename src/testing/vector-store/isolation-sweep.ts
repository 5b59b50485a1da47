import assert from 'node:assert/strict';
import type { EmbeddedChunk } from '../../ports/chunk.ts';
import type { VectorStore } from '../../ports/vector-store.ts';
import { seededNumbers } from '../seeded-numbers.ts';
import { sampleChunk } from './sample-chunk.ts';
import { sampleManifest } from './sample-manifest.ts';
import type { VectorStoreCase } from './vector-store-case.ts';

const tenants = ['tenant_a', 'tenant_b', 'tenant_ab'];
const ids = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5'];
const steps = 60;

interface Model {
  readonly chunks: Map<string, EmbeddedChunk>;
  checksum: string | null;
}

/** Random writes to three tenants; after each, every tenant holds exactly what a plain model of it holds. */
export const isolationSweep: VectorStoreCase = {
  name: 'sixty random writes to three tenants leave each with its own chunks and manifest alone',
  run: async ({ subject: store }) => {
    const pick = seededNumbers(20_261_102);
    const models = new Map<string, Model>(tenants.map((id) => [id, { chunks: new Map(), checksum: null }]));
    for (let step = 0; step < steps; step += 1) {
      const tenantId = tenants[pick(tenants.length)] ?? 'tenant_a';
      const model = models.get(tenantId);
      assert.ok(model);
      await write(store, tenantId, model, pick, step);
      for (const [id, expected] of models) await assertHolds(store, id, expected, `${id} after step ${step}`);
    }
  },
};

async function write(
  store: VectorStore,
  tenantId: string,
  model: Model,
  pick: (below: number) => number,
  step: number,
): Promise<void> {
  const chosen = ids.filter(() => pick(3) === 0);
  const action = pick(10);
  if (action < 5) {
    const chunks = chosen.map((id) => randomChunk(id, tenantId, pick, step));
    for (const chunk of chunks) model.chunks.set(chunk.id, chunk);
    await store.upsert(tenantId, chunks);
  } else if (action < 7) {
    for (const id of chosen) model.chunks.delete(id);
    await store.remove(tenantId, chosen);
  } else if (action < 9) {
    model.checksum = `${tenantId}-${step}`;
    await store.writeManifest(tenantId, sampleManifest(model.checksum));
  } else {
    model.chunks.clear();
    model.checksum = null;
    await store.clear(tenantId);
  }
}

function randomChunk(
  id: string,
  tenantId: string,
  pick: (below: number) => number,
  step: number,
): EmbeddedChunk {
  const vector = Array.from({ length: 4 }, () => pick(200) - 100 + 0.5);
  return sampleChunk(id, vector, { text: `${tenantId} ${step}`, contentHash: `${tenantId}-${step}-${id}` });
}

async function assertHolds(store: VectorStore, tenantId: string, model: Model, when: string): Promise<void> {
  const found = await store.search(tenantId, Float32Array.of(1, 0, 0, 0), { limit: 100 });
  const expected = [...model.chunks.values()].map(({ id, text, contentHash }) => ({ id, text, contentHash }));
  const actual = found.map(({ id, text, contentHash }) => ({ id, text, contentHash }));
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);
  assert.deepEqual(actual.sort(byId), expected.sort(byId), `chunks of ${when}`);
  const hashes = [...(await store.fingerprints(tenantId))].map(([id, contentHash]) => ({ id, contentHash }));
  assert.deepEqual(
    hashes.sort(byId),
    expected.map(({ id, contentHash }) => ({ id, contentHash })),
    `fingerprints of ${when}`,
  );
  const checksum = (await store.readManifest(tenantId))?.catalogChecksum ?? null;
  assert.equal(checksum, model.checksum, `manifest of ${when}`);
}
