import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteVecVectorStore } from 'nlquery/vector-store/sqlite-vec';
import { afterAll, describe, expect, it } from 'vitest';
import type { ChunkKind, EmbeddedChunk, VectorStore } from '../../../../src/adapter-kit/index.ts';
import { plainStore } from './plain-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'nlquery-sqlite-vec-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function newPath(): string {
  files += 1;
  return join(folder, `vectors-${files}.db`);
}

function chunk(id: string, vector: readonly number[], rest: Partial<EmbeddedChunk> = {}): EmbeddedChunk {
  const facts = {
    kind: 'column' as ChunkKind,
    table: 'main.t',
    column: 'c',
    text: `text of ${id}`,
    contentHash: `hash of ${id}`,
  };
  return { id, ...facts, ...rest, vector: Float32Array.from(vector) };
}

const manifest = {
  catalogChecksum: 'c',
  embedderId: 'lexical',
  dimensions: 2,
  chunkCount: 1,
  finishedAt: '2026-11-21T00:00:00.000Z',
};
const east = Float32Array.of(1, 0);

/** Numbers in [-1, 1) that are the same on every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  };
}

async function idsOf(store: VectorStore, tenantId: string, options: Parameters<VectorStore['search']>[2]) {
  return (await store.search(tenantId, east, options)).map(({ id }) => id);
}

describe('sqliteVecVectorStore', () => {
  it('finds the nearest by cosine, best first, with all their facts', async () => {
    const store = sqliteVecVectorStore({ path: ':memory:' });
    await store.upsert('a', [
      chunk('west', [-3, 0]),
      chunk('east', [2, 0], { kind: 'table', column: null, table: 'main.east' }),
      chunk('north', [0, 5]),
    ]);
    expect(await store.search('a', east, { limit: 10 })).toEqual([
      {
        id: 'east',
        kind: 'table',
        table: 'main.east',
        column: null,
        text: 'text of east',
        contentHash: 'hash of east',
        score: 1,
      },
      expect.objectContaining({ id: 'north', score: 0 }),
      expect.objectContaining({ id: 'west', score: -1 }),
    ]);
    expect(await store.search('b', east, { limit: 10 })).toEqual([]);
    expect(await store.search('a', Float32Array.of(1, 0, 0), { limit: 10 })).toEqual([]);
    await store.close();
  });

  it('leaves no vector behind when a chunk comes back with another width or kind', async () => {
    const path = newPath();
    const store = sqliteVecVectorStore({ path });
    await store.upsert('a', [chunk('1', [1, 0]), chunk('2', [1, 0])]);
    await store.upsert('a', [chunk('1', [1, 0, 0])]);
    await store.upsert('a', [chunk('2', [1, 1], { kind: 'relation' })]);
    expect(await idsOf(store, 'a', { limit: 5 })).toEqual(['2']);
    expect(await idsOf(store, 'a', { limit: 5, kinds: ['column'] })).toEqual([]);
    await store.upsert('a', [chunk('2', [0, 0])]);
    expect(await store.search('a', east, { limit: 5 })).toMatchObject([{ id: '2', score: 0 }]);
    await store.clear('a');
    await store.close();
    const database = new DatabaseSync(path);
    for (const table of ['chunks', 'manifests', 'vectors_2_rowids', 'vectors_3_rowids']) {
      expect(database.prepare(`SELECT count(*) AS n FROM ${table}`).get()).toEqual({ n: 0 });
    }
    database.close();
  });

  it('returns exactly the nearest under every filter, through few and through many chunks', async () => {
    const random = seeded(7);
    const store = sqliteVecVectorStore({ path: ':memory:' });
    const model = plainStore();
    const kinds: readonly ChunkKind[] = ['table', 'column', 'relation'];
    for (const tenant of ['a', 'b']) {
      const chunks = Array.from({ length: 6_000 }, (_, index) =>
        chunk(`${tenant}${index}`, Array.from({ length: 8 }, random), {
          kind: kinds[index % 7 === 0 ? 0 : index % 11 === 0 ? 2 : 1] ?? 'column',
          table: `main.table_${index % 50}`,
        }),
      );
      await store.upsert(tenant, chunks);
      model.upsert(tenant, chunks);
    }
    const tables = (count: number) => Array.from({ length: count }, (_, index) => `main.table_${index}`);
    for (const filter of [
      {},
      { kinds: ['table'] as const },
      { kinds: ['table', 'relation'] as const },
      { tables: tables(3) },
      { tables: tables(3), kinds: ['column'] as const },
      { tables: tables(45) },
      { tables: tables(50), kinds: ['column', 'relation'] as const },
      { tables: ['main.absent'] },
    ]) {
      const vector = Float32Array.from({ length: 8 }, random);
      for (const limit of [1, 20, 4_096]) {
        const found = await store.search('a', vector, { limit, ...filter });
        const expected = model.search('a', vector, { limit, ...filter });
        expect(found).toHaveLength(expected.length);
        for (const [index, { score }] of expected.entries())
          expect(found[index]?.score).toBeCloseTo(score, 5);
        expect(new Set(found.slice(0, 20).map(({ id }) => id))).toEqual(
          new Set(expected.slice(0, 20).map(({ id }) => id)),
        );
      }
    }
    expect(store.capabilities.maxSearchLimit).toBe(4_096);
    expect(await store.search('a', Float32Array.from({ length: 8 }, random), { limit: 5_000 })).toHaveLength(
      4_096,
    );
    await store.close();
  });

  it('keeps everything in its file, readable for its owner alone', async () => {
    const path = join(folder, 'new', 'vectors.db');
    const first = sqliteVecVectorStore({ path });
    expect(first.capabilities.persistent).toBe(true);
    expect(await first.readManifest('a')).toBeNull();
    await first.upsert('a', [chunk('1', [1, 0])]);
    await first.writeManifest('a', { ...manifest, chunkCount: 0 });
    await first.writeManifest('a', manifest);
    await first.close();
    const second = sqliteVecVectorStore({ path });
    expect(await second.readManifest('a')).toEqual(manifest);
    expect(await second.readManifest('b')).toBeNull();
    expect(await second.fingerprints('a')).toEqual(new Map([['1', 'hash of 1']]));
    expect(await idsOf(second, 'a', { limit: 1 })).toEqual(['1']);
    await second.clear('a');
    expect(await second.readManifest('a')).toBeNull();
    await second.close();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(sqliteVecVectorStore({ path: ':memory:' }).capabilities.persistent).toBe(false);
  });

  it('shares its file with another process that writes at the same time', async () => {
    const path = newPath();
    const store = sqliteVecVectorStore({ path });
    await store.upsert('a', [chunk('0', [1, 0])]);
    const script = join(folder, 'writer.mjs');
    const index = new URL('../../../../adapters/vector-store/sqlite-vec/index.ts', import.meta.url).href;
    writeFileSync(
      script,
      `import { sqliteVecVectorStore } from ${JSON.stringify(index)};
       const store = sqliteVecVectorStore({ path: ${JSON.stringify(path)} });
       for (let n = 0; n < 50; n += 1) {
         const rest = { kind: 'column', table: 'main.t', column: 'c', text: '', contentHash: '' };
         await store.upsert('a', [{ id: 'child' + n, ...rest, vector: Float32Array.of(1, n) }]);
       }
       await store.close();`,
    );
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script]);
    const ended = new Promise((resolve) => child.once('close', resolve));
    for (let n = 0; n < 50; n += 1) {
      await store.upsert('a', [chunk(`here${n}`, [1, n, n])]);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await ended).toBe(0);
    expect(await store.fingerprints('a')).toHaveProperty('size', 101);
    expect(await store.search('a', east, { limit: 100 })).toHaveLength(51);
    await store.close();
  });

  it('removes by id and ignores ids that are not stored', async () => {
    const store = sqliteVecVectorStore({ path: ':memory:' });
    await store.upsert('a', [chunk('1', [1, 0]), chunk('2', [1, 0]), chunk('3', [0, 0])]);
    await store.upsert('b', [chunk('1', [1, 0])]);
    await store.remove('a', ['1', '1', '3', 'absent', '\ud800']);
    await store.remove('a', []);
    await store.upsert('a', []);
    expect([...(await store.fingerprints('a')).keys()]).toEqual(['2']);
    expect(await idsOf(store, 'b', { limit: 5 })).toEqual(['1']);
    await store.close();
  });

  it('counts a vector without a direction as 0, and compares very small and very large ones', async () => {
    const store = sqliteVecVectorStore({ path: ':memory:' });
    await store.upsert('a', [
      chunk('zero', [0, 0]),
      chunk('small', [1e-38, 1e-38]),
      chunk('large', [-1e38, 1e38]),
    ]);
    const found = await store.search('a', Float32Array.of(1e-40, 0), { limit: 5 });
    expect(found.map(({ id }) => id)).toEqual(['small', 'zero', 'large']);
    expect(found[0]?.score).toBeCloseTo(Math.SQRT1_2, 5);
    expect(found[1]?.score).toBe(0);
    expect(found[2]?.score).toBeCloseTo(-Math.SQRT1_2, 5);
    const undirected = await store.search('a', Float32Array.of(0, 0), { limit: 2 });
    expect(undirected).toMatchObject([
      { id: 'large', score: 0 },
      { id: 'small', score: 0 },
    ]);
    await store.close();
  });

  it('stores all of a call or nothing', async () => {
    const store = sqliteVecVectorStore({ path: ':memory:' });
    for (const bad of [
      chunk('2', []),
      chunk('2', [Number.NaN]),
      chunk('2', [Infinity]),
      chunk('\ud800', [1]),
    ]) {
      await expect(store.upsert('a', [chunk('1', [1, 0]), bad])).rejects.toMatchObject({
        code: 'VECTOR_STORE_FAILED',
        retryable: false,
      });
    }
    const text = { ...chunk('2', [1, 0]), text: null as unknown as string };
    await expect(store.upsert('a', [chunk('1', [1, 0]), text])).rejects.toMatchObject({
      code: 'VECTOR_STORE_FAILED',
      details: { adapter: 'sqlite-vec' },
    });
    expect(await store.fingerprints('a')).toEqual(new Map());
    await expect(store.fingerprints('\udfff')).rejects.toMatchObject({ code: 'VECTOR_STORE_FAILED' });
    await store.close();
  });

  it('rejects when the file cannot be used, and opens it once it can', async () => {
    const path = newPath();
    writeFileSync(path, 'this is not a database, whatever its name says. '.repeat(100));
    const store = sqliteVecVectorStore({ path });
    await expect(store.fingerprints('a')).rejects.toMatchObject({
      code: 'VECTOR_STORE_FAILED',
      retryable: true,
    });
    rmSync(path);
    expect(await store.fingerprints('a')).toEqual(new Map());
    await store.close();
    expect(() => sqliteVecVectorStore({ path: '' })).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS' }),
    );
  });

  it('honours an aborted signal, closes twice, and refuses to be used afterwards', async () => {
    const store = sqliteVecVectorStore({ path: ':memory:' });
    await expect(store.fingerprints('a', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ABORTED',
    });
    const opening = store.fingerprints('a');
    await Promise.all([store.close(), store.close()]);
    await expect(opening).rejects.toMatchObject({ code: 'CLOSED' });
    await store.close();
    await expect(store.readManifest('a')).rejects.toMatchObject({ code: 'CLOSED' });
    await sqliteVecVectorStore({ path: ':memory:' }).close();
  });
});
