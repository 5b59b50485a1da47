import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedChunk } from 'nlquery/adapter-kit';
import { type QdrantVectorStoreOptions, qdrantVectorStore } from 'nlquery/vector-store/qdrant';
import { afterEach, describe, expect, it } from 'vitest';
import type { HttpReply } from '../../../emulators/http/http-reply.ts';
import type { RecordedRequest } from '../../../emulators/http/recorded-request.ts';
import {
  type QdrantEmulator,
  type QdrantEmulatorOptions,
  startQdrantEmulator,
} from '../../../emulators/qdrant/start-qdrant-emulator.ts';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startQdrant } from '../../../services/start-qdrant.ts';
import { assertIsolation } from '../../../support/isolation-property.ts';

const emulators: QdrantEmulator[] = [];
afterEach(async () => {
  for (const emulator of emulators.splice(0)) {
    expect(emulator.violations).toEqual([]);
    await emulator.close();
  }
});

async function start(options: QdrantEmulatorOptions = {}): Promise<QdrantEmulator> {
  const emulator = await startQdrantEmulator(options);
  emulators.push(emulator);
  return emulator;
}

function chunk(id: string, changes: Partial<EmbeddedChunk> = {}): EmbeddedChunk {
  return {
    id,
    kind: 'column',
    table: 'main.t',
    column: id,
    text: `Column ${id}.`,
    contentHash: `hash-${id}`,
    vector: Float32Array.of(3, 4),
    ...changes,
  };
}

const pathsOf = (emulator: QdrantEmulator): readonly string[] =>
  emulator.requests.map(({ method, path }) => `${method} ${path}`);

/** Answers `replies` one by one to requests for points, and lets the server answer after that. */
function firstAnswers(...replies: readonly HttpReply[]): QdrantEmulatorOptions['interfere'] {
  const left = [...replies];
  return (request: RecordedRequest) => (request.path.includes('/points') ? (left.shift() ?? null) : null);
}

describe('qdrantVectorStore', () => {
  it.each<[string, Partial<QdrantVectorStoreOptions>]>([
    ['url', { url: 'localhost:6333' }],
    ['url', { url: 'http://user:key@localhost:6333' }],
    ['url', { url: 'http://localhost:6333?api-key=x' }],
    ['apiKey', { apiKey: '' }],
    ['apiKey', { apiKey: 'a\nb' }],
    ['collectionPrefix', { collectionPrefix: 'a/b' }],
    ['timeoutMs', { timeoutMs: 0 }],
    ['timeoutMs', { timeoutMs: 2 ** 31 }],
    ['maxAttempts', { maxAttempts: 1.5 }],
  ])('refuses an impossible %s', (option, options) => {
    expect(() => qdrantVectorStore({ url: 'http://localhost:6333', ...options })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS', details: { option } }),
    );
  });

  it('keeps tenants apart, whatever they do', async () => {
    const { url } = await start();
    let round = 0;
    const create = () => qdrantVectorStore({ url, collectionPrefix: `p${round++}` });
    await assertIsolation(create, { runs: 60, seed: 20_261_123 });
  });

  it('makes one collection a width, indexed by tenant, and one of manifests', async () => {
    const emulator = await start();
    const store = qdrantVectorStore({ url: emulator.url });
    await store.upsert('a', [chunk('x'), chunk('y', { vector: Float32Array.of(1, 2, 3) })]);
    await store.upsert('b', [chunk('x')]);
    await store.writeManifest('a', {
      catalogChecksum: 'c',
      embedderId: 'e',
      dimensions: 2,
      chunkCount: 2,
      finishedAt: '2026-11-02T03:04:05.678Z',
    });
    expect([...emulator.collections.keys()].sort()).toEqual(['nlquery_2', 'nlquery_3', 'nlquery_manifests']);
    for (const { indexes } of emulator.collections.values()) expect(indexes.get('tenant_id')).toBe(true);
    const created = emulator.requests.find(
      ({ method, path }) => method === 'PUT' && path === '/collections/nlquery_2',
    );
    expect(created?.body).toEqual({
      vectors: { size: 2, distance: 'Cosine' },
      hnsw_config: { m: 0, payload_m: 16 },
    });
    expect(emulator.collections.get('nlquery_2')?.points.size).toBe(2);
  });

  it('waits for every write, and names the tenant last in every filter', async () => {
    const emulator = await start();
    const store = qdrantVectorStore({ url: emulator.url });
    await store.upsert('a', [chunk('x')]);
    await store.search('a', Float32Array.of(1, 0), { limit: 3, kinds: ['column'], tables: ['main.t'] });
    await store.fingerprints('a');
    await store.remove('a', ['x']);
    await store.clear('a');
    const writes = emulator.requests.filter(
      ({ method, path }) => (method === 'PUT' && /\/(points|index)/.test(path)) || path.includes('/delete'),
    );
    expect(writes.length).toBeGreaterThan(4);
    for (const { path } of writes) expect(path).toContain('?wait=true');
    const filters = emulator.requests.flatMap(({ body }) => {
      const filter = (body as { filter?: { must: readonly unknown[] } } | undefined)?.filter;
      return filter ? [filter.must.at(-1)] : [];
    });
    expect(filters.length).toBeGreaterThan(3);
    for (const last of filters) expect(last).toEqual({ key: 'tenant_id', match: { value: 'a' } });
  });

  it('asks for an exact search unless told otherwise', async () => {
    const emulator = await start();
    for (const exact of [undefined, false]) {
      const store = qdrantVectorStore({ url: emulator.url, exact });
      await store.search('a', Float32Array.of(1, 0), { limit: 3 });
    }
    const params = emulator.requests.map(({ body }) => (body as { params: unknown }).params);
    expect(params).toEqual([{ exact: true }, { exact: false }]);
  });

  it('reads more fingerprints than one page holds', async () => {
    const { url } = await start();
    const store = qdrantVectorStore({ url });
    const ids = Array.from({ length: 10_001 }, (_, index) => `c${index}`);
    await store.upsert(
      'a',
      ids.map((id) => chunk(id)),
    );
    await store.upsert('b', [chunk('other')]);
    expect([...(await store.fingerprints('a')).keys()].sort()).toEqual(ids.toSorted());
    await store.remove('a', ids);
    expect((await store.fingerprints('a')).size).toBe(0);
  });

  it('counts a chunk as changed that a dead process left with two widths', async () => {
    const { url, collections } = await start();
    const store = qdrantVectorStore({ url });
    await store.upsert('a', [chunk('x')]);
    const kept = new Map(collections.get('nlquery_2')?.points);
    await store.upsert('a', [chunk('x', { vector: Float32Array.of(1, 2, 3) })]);
    expect(collections.get('nlquery_2')?.points.size).toBe(0);
    for (const [id, point] of kept) collections.get('nlquery_2')?.points.set(id, point);
    expect([...(await store.fingerprints('a'))]).toEqual([['x', '']]);
    await store.upsert('a', [chunk('x')]);
    expect([...(await store.fingerprints('a'))]).toEqual([['x', 'hash-x']]);
  });

  it('makes a collection again that was dropped', async () => {
    const { url, collections } = await start();
    const store = qdrantVectorStore({ url });
    await store.upsert('a', [chunk('x')]);
    (collections as Map<string, unknown>).clear();
    expect((await store.fingerprints('a')).size).toBe(0);
    await store.upsert('a', [chunk('x')]);
    expect((await store.fingerprints('a')).size).toBe(1);
  });

  it('writes into a collection that its key may not make or index', async () => {
    let restricted = false;
    const refusal = {
      status: 403,
      body: { status: { error: 'Forbidden: Global manage access is required' } },
    };
    const { url } = await start({
      interfere: ({ method, path }) =>
        restricted && method === 'PUT' && !path.includes('/points') ? refusal : null,
    });
    await qdrantVectorStore({ url }).upsert('a', [chunk('x')]);
    restricted = true;
    const store = qdrantVectorStore({ url });
    await store.upsert('a', [chunk('y')]);
    expect((await store.fingerprints('a')).size).toBe(2);
    const wide = [chunk('z', { vector: Float32Array.of(1, 2, 3) })];
    await expect(store.upsert('a', wide)).rejects.toThrow('manage access is required');
  });

  it('lets many first users make the collection at once', async () => {
    const { url } = await start();
    const stores = Array.from({ length: 10 }, () => qdrantVectorStore({ url }));
    await Promise.all(stores.map((store, index) => store.upsert(`t${index}`, [chunk('x')])));
    for (const [index, store] of stores.entries())
      expect((await store.fingerprints(`t${index}`)).size).toBe(1);
  });

  it('splits what is too large for one request', async () => {
    const emulator = await start();
    const store = qdrantVectorStore({ url: emulator.url });
    const vector = Float32Array.from({ length: 1_536 }, (_, index) => index);
    const chunks = Array.from({ length: 600 }, (_, index) => chunk(`c${index}`, { vector }));
    await store.upsert('a', chunks);
    expect(
      pathsOf(emulator).filter((path) => path.startsWith('PUT /collections/nlquery_1536/points')),
    ).toHaveLength(3);
  });

  it('keeps a path in the URL', async () => {
    const emulator = await start({ basePath: '/qdrant/main' });
    const store = qdrantVectorStore({ url: `${emulator.url}/` });
    await store.upsert('a', [chunk('x')]);
    expect((await store.fingerprints('a')).size).toBe(1);
  });

  it.each([
    [
      'too many requests',
      { status: 429, headers: { 'retry-after': '0' }, body: { status: { error: 'Rate limited' } } },
    ],
    ['an unavailable server', { status: 503, body: { status: { error: 'Service internal error' } } }],
    ['a bad gateway', { status: 502, body: '<html>' }],
    ['a cut connection', { cutAfterBytes: 0 }],
    ['half an answer', { cutAfterBytes: 5, body: { result: {} } }],
  ])('tries again after %s', async (_what, reply) => {
    const emulator = await start({ interfere: firstAnswers(reply) });
    const store = qdrantVectorStore({ url: emulator.url });
    await store.upsert('a', [chunk('x')]);
    expect((await store.fingerprints('a')).size).toBe(1);
  });

  it('waits as long as the server asks, to more than the first digit', async () => {
    const { url, requests } = await start({
      interfere: () => ({
        status: 429,
        headers: { 'retry-after': '10' },
        body: { status: { error: 'Busy' } },
      }),
    });
    const controller = new AbortController();
    const store = qdrantVectorStore({ url });
    const answer = store.readManifest('a', { signal: controller.signal });
    const rejection = expect(answer).rejects.toMatchObject({ code: 'ABORTED' });
    // Its own first wait would be 200 ms, and one by the first digit 1 s.
    await delay(1_300);
    expect(requests).toHaveLength(1);
    controller.abort();
    await rejection;
  });

  it.each([
    [
      'a refusal',
      { status: 400, body: { status: { error: 'Wrong input: no' } } },
      'HTTP 400: Wrong input: no',
    ],
    [
      'a wrong key',
      { status: 401, body: 'Invalid API key or JWT: hunter2-secret' },
      'HTTP 401: Invalid API key or JWT: ***',
    ],
    [
      'a 404 of something else than Qdrant',
      { status: 404, body: 'default backend' },
      'HTTP 404: default backend',
    ],
    ["a proxy's page", { status: 403, body: '<html>No</html>' }, /HTTP 403$/],
    ['an answer that is none', { status: 200, body: '<html>' }, 'HTTP 200'],
    ['a redirect', { status: 307, headers: { location: 'http://127.0.0.1:1/' } }, 'failed'],
  ])('does not take %s for an answer', async (_what, reply, message) => {
    const emulator = await start({ interfere: () => reply });
    const store = qdrantVectorStore({ url: emulator.url, apiKey: 'hunter2-secret', maxAttempts: 1 });
    const error = await store.readManifest('a').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'VECTOR_STORE_FAILED' });
    expect((error as Error).message).toMatch(message);
    expect(JSON.stringify(error)).not.toContain('hunter2');
  });

  it('shows no key, even where the server repeats it', async () => {
    const reply = { status: 403, body: { status: { error: 'Forbidden for hunter2-secret' } } };
    const emulator = await start({ interfere: () => reply });
    const store = qdrantVectorStore({ url: emulator.url, apiKey: 'hunter2-secret' });
    await expect(store.readManifest('a')).rejects.toThrow('Forbidden for ***');
    expect(emulator.requests).toHaveLength(1);
  });

  it('gives a request up in time', async () => {
    const emulator = await start({ interfere: () => ({ hang: true }) });
    const store = qdrantVectorStore({ url: emulator.url, timeoutMs: 100, maxAttempts: 1 });
    await expect(store.readManifest('a')).rejects.toThrow('no answer within 100 ms');
  });

  it('refuses what it cannot store', async () => {
    const { url } = await start();
    const store = qdrantVectorStore({ url });
    const refusal = { code: 'VECTOR_STORE_FAILED', retryable: false };
    await expect(store.fingerprints('a\ud800')).rejects.toMatchObject(refusal);
    await expect(store.upsert('a', [chunk('x\ud800')])).rejects.toMatchObject(refusal);
    for (const vector of [[], [Number.NaN], Array.from({ length: 65_537 }, () => 1)])
      await expect(
        store.upsert('a', [chunk('x', { vector: Float32Array.from(vector) })]),
      ).rejects.toMatchObject(refusal);
    await store.remove('a', ['x\ud800']);
    await store.close();
    await expect(store.fingerprints('a')).rejects.toMatchObject({ code: 'CLOSED' });
  });
});

describeWithService(
  'qdrant, real',
  await startQdrant(),
  ({ url, apiKey, prefix }) => {
    it('keeps tenants apart, whatever they do', async () => {
      let round = 0;
      const create = () => qdrantVectorStore({ url, apiKey, collectionPrefix: `${prefix}_i${round++}` });
      await assertIsolation(create, { runs: 20, seed: 20_261_124 });
    });
  },
  { emulated: true },
);
