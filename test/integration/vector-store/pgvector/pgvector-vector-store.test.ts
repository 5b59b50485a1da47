import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedChunk } from 'nlquery/adapter-kit';
import { pgvectorVectorStore } from 'nlquery/vector-store/pgvector';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { queryPostgres } from '../../../services/query-postgres.ts';
import { startPglite } from '../../../services/start-pglite.ts';
import { startPgvector } from '../../../services/start-pgvector.ts';
import { startPostgres } from '../../../services/start-postgres.ts';
import { assertIsolation } from '../../../support/isolation-property.ts';

function chunk(number: number, changes: Partial<EmbeddedChunk> = {}): EmbeddedChunk {
  const id = `c${String(number).padStart(5, '0')}`;
  return {
    id,
    kind: 'column',
    table: `main.t${Math.floor(number / 10)}`,
    column: id,
    text: `Column ${id}.`,
    contentHash: `hash-${id}`,
    vector: Float32Array.of(Math.cos(number / 100), Math.sin(number / 100), 0.1, 0),
    ...changes,
  };
}

const chunks = (count: number, changes: Partial<EmbeddedChunk> = {}): readonly EmbeddedChunk[] =>
  Array.from({ length: count }, (_, number) => chunk(number, changes));

const toQuery = Float32Array.of(1, 0, 0.1, 0);

describe('pgvectorVectorStore', () => {
  it.each([
    ['url', {}],
    ['url', { url: 'http://host/db' }],
    ['url', { url: 'postgres://ada:50%@host/db' }],
    ['url', { url: 'postgres://host/db', pool: new pg.Pool() }],
    ['schema', { url: 'postgres://host/db', schema: 'pg_mine' }],
    ['schema', { url: 'postgres://host/db', schema: '' }],
    ['statementTimeoutMs', { url: 'postgres://host/db', statementTimeoutMs: 0 }],
    ['statementTimeoutMs', { url: 'postgres://host/db', statementTimeoutMs: 2 ** 31 }],
    ['hnswFromChunks', { url: 'postgres://host/db', hnswFromChunks: 1.5 }],
  ])('refuses an impossible %s', (option, options) => {
    expect(() => pgvectorVectorStore(options)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS', details: { option } }),
    );
  });

  it('says that it was closed', async () => {
    const store = pgvectorVectorStore({ url: 'postgres://127.0.0.1:1/x' });
    await store.close();
    await expect(store.fingerprints('a')).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it.each([
    ['a broken pipe', 'EPIPE', true],
    ['a server that became a standby', '25006', true],
    ['a deadlock', '40P01', true],
    ['a wrong password', '28P01', false],
    ['a full row', '54000', false],
  ])('says whether %s may pass', async (_, code, retryable) => {
    const connect = async (): Promise<never> => {
      throw Object.assign(new Error('no connection'), { code });
    };
    const store = pgvectorVectorStore({ pool: { connect } });
    await expect(store.readManifest('a')).rejects.toMatchObject({ code: 'VECTOR_STORE_FAILED', retryable });
  });

  it('refuses ids that cannot be kept apart, and vectors without a cosine', async () => {
    const pglite = await startPglite();
    const store = pgvectorVectorStore({ url: pglite.url, maxConnections: 1 });
    const refusal = { code: 'VECTOR_STORE_FAILED', retryable: false };
    await expect(store.fingerprints('a\ud800')).rejects.toMatchObject(refusal);
    await expect(store.upsert('a', [chunk(1, { id: 'a\0' })])).rejects.toMatchObject(refusal);
    for (const vector of [[], [Number.NaN, 1], Array.from({ length: 16_001 }, () => 1)])
      await expect(
        store.upsert('a', [chunk(1, { vector: Float32Array.from(vector) })]),
      ).rejects.toMatchObject(refusal);
    await store.upsert('a', [chunk(1)]);
    await store.remove('a', ['c\0', 'c\ud800']);
    expect(await store.search('a', toQuery, { limit: 9, tables: ['\0'] })).toEqual([]);
    expect((await store.fingerprints('a')).size).toBe(1);
    // A comment of MySQL's may hold one; it is no reason to refuse the schema.
    await store.upsert('a', [chunk(1, { text: 'half\0a text' })]);
    expect(await store.search('a', toQuery, { limit: 9 })).toMatchObject([{ text: 'half\ufffda text' }]);
    await store.close();
    await pglite.close();
  });
});

describe('pgvector in PGlite', async () => {
  const pglite = await startPglite();
  afterAll(() => pglite.close());

  it('keeps tenants apart, whatever they do', async () => {
    let schema = 0;
    await assertIsolation(
      () => pgvectorVectorStore({ url: pglite.url, maxConnections: 1, schema: `s${schema++}` }),
      { runs: 25, seed: 20_261_121 },
    );
  });
});

describe('a server without pgvector', async () => {
  const found = await startPostgres();
  const offered = "SELECT 1 FROM pg_available_extensions WHERE name = 'vector'";
  const lacksVector = found !== null && (await queryPostgres(found.url, offered, 5_000)).length === 0;
  afterAll(() => found?.close());

  it.runIf(lacksVector)('is told how to get it', async () => {
    const bare = await found?.createDatabase();
    const store = pgvectorVectorStore({ url: bare?.url });
    await expect(store.readManifest('a')).rejects.toMatchObject({
      code: 'VECTOR_STORE_FAILED',
      retryable: false,
      message: expect.stringContaining('CREATE EXTENSION vector'),
    });
    await store.close();
  });
});

const server = await startPgvector();
const database = await server?.createDatabase();
const url = database?.url ?? '';

describeWithService('pgvector on a server of many connections', server, (service) => {
  it('keeps tenants apart, whatever they do', async () => {
    let schema = 0;
    await assertIsolation(() => pgvectorVectorStore({ url, schema: `s${schema++}` }), {
      runs: 40,
      seed: 20_261_122,
    });
  });

  it('lets twenty first users make the schema at once', async () => {
    const { url: fresh } = await service.createDatabase();
    const stores = Array.from({ length: 20 }, () => pgvectorVectorStore({ url: fresh, maxConnections: 1 }));
    await Promise.all(stores.map((store, index) => store.upsert(`t${index}`, chunks(3))));
    const sizes = await Promise.all(
      stores.map(async (store, index) => (await store.fingerprints(`t${index}`)).size),
    );
    expect(sizes).toEqual(stores.map(() => 3));
    await Promise.all(stores.map((store) => store.close()));
  });

  it('serves writers of the same chunks, in any order, with removals and clears between, without deadlock', async () => {
    const store = pgvectorVectorStore({ url, schema: 'writers', maxConnections: 8 });
    const all = chunks(400);
    const rounds = Array.from({ length: 6 }, async (_, round) => {
      await store.upsert('a', round % 2 === 0 ? all : all.toReversed());
      if (round === 3) await store.clear('a');
      await store.remove(
        'a',
        all.slice(round * 10, round * 10 + 50).map(({ id }) => id),
      );
      await store.upsert('b', all.toReversed());
    });
    await Promise.all(rounds);
    await store.upsert('a', all);
    expect((await store.fingerprints('a')).size).toBe(400);
    expect((await store.fingerprints('b')).size).toBe(400);
    await store.close();
  });

  it('gives the full top k of a tenant that is a small part of the table', async () => {
    const store = pgvectorVectorStore({ url, schema: 'small_part' });
    for (let start = 0; start < 20; start += 1) await store.upsert(`big${start}`, chunks(500));
    await store.upsert('small', chunks(30, { vector: Float32Array.of(-1, 0, 0, 0) }));
    expect(await store.search('small', toQuery, { limit: 20 })).toHaveLength(20);
    await store.close();
  });

  it('answers a large tenant by an HNSW index of its own, with as many results as asked for', async () => {
    const store = pgvectorVectorStore({ url, schema: 'hnsw', hnswFromChunks: 1_000 });
    const exact = pgvectorVectorStore({ url, schema: 'hnsw' });
    const manifest = {
      catalogChecksum: 'x',
      embedderId: 'e',
      dimensions: 4,
      chunkCount: 2_000,
      finishedAt: '2026-11-02T03:04:05.678Z',
    };
    await store.upsert("o'large", chunks(2_000));
    await store.upsert('small', chunks(50));
    await store.writeManifest("o'large", manifest);
    await store.writeManifest('small', manifest);
    const indexes = "SELECT indexname FROM pg_indexes WHERE schemaname = 'hnsw' AND indexname LIKE 'hnsw%'";
    expect(await queryPostgres(url, indexes, 5_000)).toHaveLength(1);
    const ids = async (
      from: typeof store,
      options: Parameters<typeof store.search>[2],
    ): Promise<readonly string[]> => (await from.search("o'large", toQuery, options)).map(({ id }) => id);
    expect(await ids(store, { limit: 20 })).toEqual(await ids(exact, { limit: 20 }));
    expect(await ids(store, { limit: 20, kinds: ['table'] })).toEqual([]);
    expect(await store.search('small', toQuery, { limit: 100 })).toHaveLength(50);
    await store.writeManifest("o'large", manifest);
    await store.clear("o'large");
    expect(await queryPostgres(url, indexes, 5_000)).toEqual([]);
    await Promise.all([store.close(), exact.close()]);
  });

  it('indexes vectors of 3,072 numbers by copies of half the precision, and scores by the vectors themselves', async () => {
    const wide = (number: number): Float32Array =>
      Float32Array.from({ length: 3_072 }, (_, place) => Math.sin((number + 1) * (place + 1)));
    const store = pgvectorVectorStore({ url, schema: 'wide', hnswFromChunks: 100 });
    const all = chunks(2_000).map((one, index) => ({ ...one, vector: wide(index) }));
    await store.upsert('a', all);
    await store.writeManifest('a', {
      catalogChecksum: 'x',
      embedderId: 'e',
      dimensions: 3_072,
      chunkCount: 2_000,
      finishedAt: '2026-11-02T03:04:05.678Z',
    });
    const [best] = await store.search('a', wide(7), { limit: 2 });
    expect(best?.id).toBe('c00007');
    expect(best?.score).toBeCloseTo(1, 6);
    await store.close();
    const used = `SELECT 1 FROM pg_stat_user_indexes WHERE schemaname = 'wide' AND indexrelname LIKE 'hnsw%' AND idx_scan > 0`;
    await expect.poll(() => queryPostgres(url, used, 5_000), { timeout: 5_000 }).toHaveLength(1);
  });

  it('builds the indexes of many tenants at once, with clears between, without deadlock', async () => {
    const stores = [1, 2].map(() => pgvectorVectorStore({ url, schema: 'builds', hnswFromChunks: 100 }));
    const vectors = chunks(3_000).map((one, index) => {
      const vector = Float32Array.from({ length: 64 }, (_, place) => Math.sin(index * (place + 1)));
      return { ...one, vector };
    });
    const manifest = {
      catalogChecksum: 'x',
      embedderId: 'e',
      dimensions: 64,
      chunkCount: 3_000,
      finishedAt: '2026-11-02T03:04:05.678Z',
    };
    const tenants = ['a', 'b', 'c', 'd'];
    for (const tenant of tenants) await stores[0]?.upsert(tenant, vectors);
    await stores[0]?.writeManifest('d', manifest);
    await Promise.all([
      ...stores.flatMap((store) => ['a', 'b', 'c'].map((tenant) => store.writeManifest(tenant, manifest))),
      stores[1]?.clear('d'),
    ]);
    const valid = `SELECT 1 FROM pg_index WHERE indrelid = 'builds.chunks'::regclass AND indisvalid
      AND indexrelid::regclass::text LIKE '%hnsw%'`;
    expect(await queryPostgres(url, valid, 5_000)).toHaveLength(3);
    const controller = new AbortController();
    const blocker = new pg.Client({ connectionString: url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE builds.chunks IN SHARE UPDATE EXCLUSIVE MODE');
    await stores[0]?.upsert('e', vectors);
    const building = stores[0]?.writeManifest('e', manifest, { signal: controller.signal });
    const rejection = expect(building).rejects.toMatchObject({ code: 'ABORTED' });
    await delay(100);
    controller.abort();
    await rejection;
    await blocker.query('ROLLBACK');
    await blocker.end();
    await stores[1]?.writeManifest('e', manifest);
    expect(await queryPostgres(url, valid, 5_000)).toHaveLength(4);
    await Promise.all(stores.map((store) => store.close()));
  });

  it('leaves a setting of the session as it was when it builds an index', async () => {
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    await pool.query("SET statement_timeout = '7s'");
    const store = pgvectorVectorStore({ pool, schema: 'session', hnswFromChunks: 10 });
    await store.upsert('a', chunks(20));
    const manifest = { catalogChecksum: 'x', embedderId: 'e', dimensions: 4, chunkCount: 20, finishedAt: '' };
    await store.writeManifest('a', manifest);
    await store.clear('a');
    expect((await pool.query('SHOW statement_timeout')).rows).toEqual([{ statement_timeout: '7s' }]);
    await store.close();
    await pool.end();
  });

  it('outlives a connection of the caller that breaks while it is lent', async () => {
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    const clients: pg.Client[] = [];
    pool.on('connect', (client) => clients.push(client as pg.Client));
    pool.on('error', () => {});
    const store = pgvectorVectorStore({ pool, schema: 'lent' });
    await store.upsert('a', chunks(1));
    const blocker = new pg.Client({ connectionString: url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE lent.chunks IN ACCESS EXCLUSIVE MODE');
    const search = store.search('a', toQuery, { limit: 1 });
    const rejection = expect(search).rejects.toMatchObject({ code: 'VECTOR_STORE_FAILED', retryable: true });
    await delay(100);
    for (const client of clients) client.connection.stream.destroy();
    await rejection;
    await blocker.query('ROLLBACK');
    await blocker.end();
    expect(await store.search('a', toQuery, { limit: 1 })).toHaveLength(1);
    await store.close();
    await pool.end();
  });

  it('asks to be tried again by a server that has become a standby', async () => {
    const { url: demoted } = await service.createDatabase();
    const store = pgvectorVectorStore({ url: demoted });
    await store.upsert('a', chunks(1));
    await store.close();
    const { pathname } = new URL(demoted);
    const settle = (value: string) =>
      queryPostgres(
        url,
        `ALTER DATABASE "${pathname.slice(1)}" SET default_transaction_read_only = ${value}`,
        5_000,
      );
    await settle('on');
    const again = pgvectorVectorStore({ url: demoted, maxConnections: 1 });
    expect((await again.fingerprints('a')).size).toBe(1);
    await expect(again.upsert('a', chunks(2))).rejects.toMatchObject({ retryable: true });
    await settle('off');
    await again.upsert('a', chunks(2));
    await again.close();
  });

  it('uses a pool of the caller, leaves its settings alone and does not close it', async () => {
    const pool = new pg.Pool({ connectionString: url, max: 1 });
    const before = (await pool.query('SHOW statement_timeout')).rows;
    const store = pgvectorVectorStore({ pool, schema: 'by_pool' });
    await store.upsert('a', chunks(10));
    expect(await store.search('a', toQuery, { limit: 3 })).toHaveLength(3);
    await store.close();
    expect((await pool.query('SHOW statement_timeout')).rows).toEqual(before);
    await pool.end();
  });

  it('cancels on the server what was aborted', async () => {
    const store = pgvectorVectorStore({ url, schema: 'cancelled' });
    await store.upsert('a', chunks(1));
    const blocker = new pg.Client({ connectionString: url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE cancelled.chunks IN ACCESS EXCLUSIVE MODE');
    const controller = new AbortController();
    const search = store.search('a', toQuery, { limit: 1, signal: controller.signal });
    const rejection = expect(search).rejects.toMatchObject({ code: 'ABORTED' });
    await delay(100);
    controller.abort();
    await rejection;
    const waiting = `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%cancelled%'`;
    await expect.poll(() => blocker.query(waiting).then(({ rows }) => rows)).toEqual([]);
    await blocker.query('ROLLBACK');
    await blocker.end();
    expect(await store.search('a', toQuery, { limit: 1 })).toHaveLength(1);
    await store.close();
  });

  it('gives a statement up in time', async () => {
    const store = pgvectorVectorStore({ url, schema: 'timed', statementTimeoutMs: 200 });
    await store.upsert('a', chunks(1));
    const blocker = new pg.Client({ connectionString: url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE timed.chunks IN ACCESS EXCLUSIVE MODE');
    await expect(store.search('a', toQuery, { limit: 1 })).rejects.toMatchObject({
      code: 'VECTOR_STORE_FAILED',
      retryable: true,
    });
    await blocker.query('ROLLBACK');
    await blocker.end();
    await store.close();
  });

  it('goes on after its connections were cut and its tables dropped', async () => {
    const store = pgvectorVectorStore({ url, schema: 'broken', maxConnections: 2 });
    await store.upsert('a', chunks(1));
    await queryPostgres(url, 'DROP SCHEMA broken CASCADE', 5_000);
    await expect(store.fingerprints('a')).rejects.toMatchObject({
      code: 'VECTOR_STORE_FAILED',
      retryable: false,
    });
    expect((await store.fingerprints('a')).size).toBe(0);
    const others =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'nlquery'";
    await queryPostgres(url, others, 5_000);
    await expect
      .poll(() =>
        store.upsert('a', chunks(2)).then(
          () => 'stored',
          () => 'failed',
        ),
      )
      .toBe('stored');
    await store.close();
  });

  it('fails for good, and without a word of the password, on a database that does not exist', async () => {
    const target = new URL(url);
    target.pathname = '/no_such_database';
    target.password = 'hunter2-secret';
    const store = pgvectorVectorStore({ url: target.href });
    const error = await store.readManifest('a').catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'VECTOR_STORE_FAILED', retryable: false });
    expect(String((error as Error).cause)).not.toContain('hunter2');
    await store.close();
  });

  it('says what to do where its role may not create the extension', async () => {
    const { url: fresh } = await service.createDatabase();
    const role = `nlquery_test_${Math.trunc(performance.timeOrigin)}`;
    await queryPostgres(fresh, `CREATE ROLE ${role} LOGIN PASSWORD 'x'`, 5_000);
    const asRole = new URL(fresh);
    asRole.username = role;
    asRole.password = 'x';
    const store = pgvectorVectorStore({ url: asRole.href });
    await expect(store.readManifest('a')).rejects.toMatchObject({
      code: 'VECTOR_STORE_FAILED',
      message: expect.stringContaining('CREATE EXTENSION vector'),
    });
    await store.close();
    await queryPostgres(fresh, `DROP ROLE ${role}`, 5_000);
  });
});
