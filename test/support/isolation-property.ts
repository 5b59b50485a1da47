import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EmbeddedChunk, Manifest, VectorStore } from 'nlquery/adapter-kit';

/** Ids that quoting, patterns, case or cutting off would take for one another. */
const tenantIds = ['a', 'A', 'a ', 'a%', "a' OR 'a'='a"];
const chunkIds = ['c', 'C', 'c_', 'c%', 'd"', "d'"];
const kinds = ['table', 'column', 'relation'] as const;
const tables = ['main.t', 'main.T', "main.t'"];

interface TenantModel {
  readonly chunks: Map<string, EmbeddedChunk>;
  manifest: Manifest | null;
}

type Step =
  | { readonly action: 'upsert'; readonly tenant: string; readonly chunks: readonly EmbeddedChunk[] }
  | { readonly action: 'remove'; readonly tenant: string; readonly ids: readonly string[] }
  | { readonly action: 'manifest'; readonly tenant: string; readonly dimensions: number }
  | { readonly action: 'clear'; readonly tenant: string };

const tenant = fc.constantFrom(...tenantIds);
const chunk = fc.record({
  id: fc.constantFrom(...chunkIds),
  kind: fc.constantFrom(...kinds),
  table: fc.constantFrom(...tables),
  text: fc.string({ maxLength: 8 }).map((text) => text.replaceAll('\0', '')),
  contentHash: fc.stringMatching(/^[0-9a-f]{4}$/),
  vector: fc
    .constantFrom(3, 5)
    .chain((width) => fc.array(fc.integer({ min: -9, max: 9 }), { minLength: width, maxLength: width })),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ tenant, chunks: fc.array(chunk, { maxLength: 5 }) })
      .map(({ tenant, chunks }) => ({ action: 'upsert' as const, tenant, chunks: chunks.map(embedded) })),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      action: fc.constant('remove' as const),
      tenant,
      ids: fc.subarray(chunkIds),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ action: fc.constant('manifest' as const), tenant, dimensions: fc.nat(9) }),
  },
  { weight: 1, arbitrary: fc.record({ action: fc.constant('clear' as const), tenant }) },
);

function embedded(drawn: {
  readonly id: string;
  readonly kind: (typeof kinds)[number];
  readonly table: string;
  readonly text: string;
  readonly contentHash: string;
  readonly vector: readonly number[];
}): EmbeddedChunk {
  return {
    ...drawn,
    column: drawn.kind === 'column' ? drawn.id : null,
    vector: Float32Array.from(drawn.vector),
  };
}

/**
 * Random writes by tenants with ids much alike: after each run of them every read of every tenant gives what a plain model of that tenant
 * holds, and nothing of another. Seeded; a failure is shrunk to the fewest steps. `create` has to give an empty store each time.
 */
export async function assertIsolation(
  create: () => VectorStore,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<void> {
  const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
    const store = create();
    const models = new Map<string, TenantModel>(
      tenantIds.map((id) => [id, { chunks: new Map(), manifest: null }]),
    );
    try {
      for (const one of steps) await apply(store, models, one);
      for (const [id, model] of models) await assertHolds(store, id, model);
    } finally {
      await store.close();
    }
  });
  await fc.assert(property, { numRuns: runs, seed });
}

async function apply(store: VectorStore, models: ReadonlyMap<string, TenantModel>, one: Step): Promise<void> {
  const model = models.get(one.tenant);
  assert.ok(model);
  if (one.action === 'upsert') {
    for (const each of one.chunks) model.chunks.set(each.id, each);
    await store.upsert(one.tenant, one.chunks);
  } else if (one.action === 'remove') {
    for (const id of one.ids) model.chunks.delete(id);
    await store.remove(one.tenant, one.ids);
  } else if (one.action === 'manifest') {
    model.manifest = {
      catalogChecksum: one.tenant,
      embedderId: 'e',
      dimensions: one.dimensions,
      chunkCount: model.chunks.size,
      finishedAt: '2026-11-02T03:04:05.678Z',
    };
    await store.writeManifest(one.tenant, model.manifest);
  } else {
    model.chunks.clear();
    model.manifest = null;
    await store.clear(one.tenant);
  }
}

async function assertHolds(store: VectorStore, tenantId: string, model: TenantModel): Promise<void> {
  const chunks = [...model.chunks.values()];
  const hashes = new Map(chunks.map(({ id, contentHash }) => [id, contentHash]));
  assert.deepEqual(sorted(await store.fingerprints(tenantId)), sorted(hashes));
  const manifest = await store.readManifest(tenantId);
  assert.deepEqual(manifest && { ...manifest }, model.manifest);
  const table = tables[0] ?? '';
  const searches = [
    { vector: [1, 2, 3], options: {} },
    { vector: [1, 2, 3, 4, 5], options: { kinds: ['column'] as const } },
    { vector: [1, 0, 0], options: { tables: [table] } },
  ];
  for (const { vector, options } of searches) {
    const expected = chunks.filter(
      (each) =>
        each.vector.length === vector.length &&
        (options.kinds?.includes(each.kind as 'column') ?? true) &&
        (options.tables?.includes(each.table) ?? true),
    );
    const found = await store.search(tenantId, Float32Array.from(vector), { limit: 100, ...options });
    const scores = new Map(expected.map((each) => [each.id, cosine(each.vector, vector)]));
    assert.deepEqual(found.map(({ id }) => id).sort(), [...scores.keys()].sort());
    for (const { score, ...stored } of found) {
      const { vector: _, ...own } = model.chunks.get(stored.id) as EmbeddedChunk;
      assert.deepEqual({ ...stored }, own);
      assert.ok(Math.abs(score - (scores.get(stored.id) ?? Number.NaN)) < 1e-3, `the score of ${stored.id}`);
    }
  }
}

/** 0 for a vector without a direction. */
function cosine(a: Float32Array, b: readonly number[]): number {
  const product = b.reduce((sum, number, index) => sum + number * (a[index] ?? 0), 0);
  const lengths = Math.hypot(...a) * Math.hypot(...b);
  return lengths === 0 ? 0 : product / lengths;
}

function sorted(map: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}
