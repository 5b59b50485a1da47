import * as fc from 'fast-check';
import { sqliteVecVectorStore } from 'nlquery/vector-store/sqlite-vec';
import { describe, expect, it } from 'vitest';
import type { ChunkKind, EmbeddedChunk, ScoredChunk } from '../../../../src/adapter-kit/index.ts';
import { plainStore } from './plain-store.ts';

const tenants = ['tenant_a', "tenant_a' OR 1=1 --", 'tenant_a\0'];
const tables = ['public.orders', 'public.orders_archive', "public.o'rders", 'public.users'];
const kinds: readonly ChunkKind[] = ['table', 'column', 'relation'];
const ids = ['1', '2', '3', "4' --", 'é😀', '6'];

const tenantId = fc.constantFrom(...tenants);
/** Small whole numbers: many ties, some vectors without a direction, two widths. */
const vector = fc
  .constantFrom(2, 3)
  .chain((width) => fc.array(fc.integer({ min: -2, max: 2 }), { minLength: width, maxLength: width }))
  .map((numbers) => Float32Array.from(numbers));
const chunk: fc.Arbitrary<EmbeddedChunk> = fc.record({
  id: fc.constantFrom(...ids),
  kind: fc.constantFrom(...kinds),
  table: fc.constantFrom(...tables),
  column: fc.constantFrom(null, 'total'),
  text: fc.string(),
  contentHash: fc.constantFrom('aa', 'bb'),
  vector,
});

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('upsert' as const),
      tenantId,
      chunks: fc.array(chunk, { maxLength: 8 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('search' as const),
      tenantId,
      vector,
      limit: fc.integer({ min: 0, max: 4 }),
      kinds: fc.option(fc.array(fc.constantFrom(...kinds), { maxLength: 3 }), { nil: undefined, freq: 2 }),
      tables: fc.option(fc.array(fc.constantFrom(...tables), { maxLength: 3 }), { nil: undefined, freq: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('remove' as const),
      tenantId,
      ids: fc.array(fc.constantFrom(...ids)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear' as const), tenantId }) },
);

/** Equal scores may differ in the last digits between single and double precision. */
function rounded(chunks: readonly ScoredChunk[]): readonly number[] {
  return chunks.map(({ score }) => Math.round(score * 1e5) / 1e5 + 0);
}

describe('sqliteVecVectorStore', () => {
  it('agrees with a plain model whatever several tenants do, and nothing crosses', async () => {
    const property = fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const store = sqliteVecVectorStore({ path: ':memory:' });
      const model = plainStore();
      for (const call of steps) {
        switch (call.kind) {
          case 'upsert':
            await store.upsert(call.tenantId, call.chunks);
            model.upsert(call.tenantId, call.chunks);
            break;
          case 'remove':
            await store.remove(call.tenantId, call.ids);
            model.remove(call.tenantId, call.ids);
            break;
          case 'clear':
            await store.clear(call.tenantId);
            model.clear(call.tenantId);
            break;
          case 'search': {
            const found = await store.search(call.tenantId, call.vector, call);
            expect(rounded(found)).toEqual(rounded(model.search(call.tenantId, call.vector, call)));
            const all = model.search(call.tenantId, call.vector, { ...call, limit: 1_000 });
            for (const { score, ...facts } of found) {
              const same = all.find(({ id }) => id === facts.id);
              expect(same).toMatchObject(facts);
              expect(same?.score).toBeCloseTo(score, 5);
            }
          }
        }
        for (const tenant of tenants) {
          expect(await store.fingerprints(tenant)).toEqual(model.fingerprints(tenant));
        }
      }
      await store.close();
    });
    await fc.assert(property, { seed: 20_261_121, numRuns: 150 });
  });
});
