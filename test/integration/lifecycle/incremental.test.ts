import { NlQueryError, type NlQueryOptions } from 'nlquery';
import type { VectorStore } from 'nlquery/adapter-kit';
import { lexicalEmbedder } from 'nlquery/embedder/lexical';
import { inProcessQueue } from 'nlquery/queue/in-process';
import { sqliteVecVectorStore } from 'nlquery/vector-store/sqlite-vec';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chunkCatalog } from '../../../src/catalog/chunk-catalog.ts';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';
import { createSqliteDatabase, type LiveDatabase } from '../../support/live-databases.ts';
import { shopSchema } from './shop-schema.ts';

const cutOff = (): NlQueryError =>
  new NlQueryError('VECTOR_STORE_FAILED', 'cut off', { details: { adapter: 'test' }, retryable: false });
const dayMs = 24 * 3_600_000;

describe('ingesting a changed schema', () => {
  let live: LiveDatabase;
  let harness: Harness;
  let now: number;
  /** Whole comparisons so far, and what the vector store refuses. */
  let compared: number;
  let refuses: 'upsert' | 'remove' | null;
  const real = lexicalEmbedder();

  beforeEach(async () => {
    live = await createSqliteDatabase();
    await live.execute(shopSchema);
    now = Date.UTC(2026, 0, 1);
    compared = 0;
    refuses = null;
  });

  afterEach(async () => {
    await harness.close();
    await live.drop();
  });

  async function ingested(overrides: Partial<NlQueryOptions> = {}): Promise<string> {
    const store = sqliteVecVectorStore({ path: ':memory:' });
    harness = await createHarness(() => sqlReply('SELECT 1'), {
      vectorStore: watched(store),
      embedder: real,
      queue: inProcessQueue(),
      now: () => now,
      ...overrides,
    });
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 1 });
    return tenantId;
  }

  function watched(store: VectorStore): VectorStore {
    const refusing =
      <Call extends readonly unknown[]>(name: 'upsert' | 'remove', call: (...args: Call) => Promise<void>) =>
      async (...args: Call) => {
        if (refuses === name) throw cutOff();
        return call(...args);
      };
    return {
      ...store,
      fingerprints: (...call) => {
        compared += 1;
        return store.fingerprints(...call);
      },
      upsert: refusing('upsert', store.upsert),
      remove: refusing('remove', store.remove),
    };
  }

  async function refreshed(tenantId: string): Promise<string> {
    await harness.nl.workspace.refresh(tenantId);
    return (await harness.nl.workspace.ready(tenantId, { pollMs: 1 })).status;
  }

  /** What is stored is what the catalog asks for, chunk by chunk, and the manifest counts it. */
  async function expectExact(tenantId: string): Promise<void> {
    const { vectorStore, databases } = harness.options;
    const connection = await databases[0]?.connect(live.url);
    const catalog = (await connection?.introspect()) ?? expect.fail();
    await connection?.close();
    const wanted = new Map([...chunkCatalog(catalog, real.id)].map((chunk) => [chunk.id, chunk.contentHash]));
    const before = compared;
    const stored = await vectorStore.fingerprints(tenantId);
    compared = before;
    expect(new Map([...stored].sort())).toEqual(new Map([...wanted].sort()));
    expect((await vectorStore.readManifest(tenantId))?.chunkCount).toBe(wanted.size);
  }

  const change = [
    'ALTER TABLE customers ADD COLUMN phone TEXT',
    'DROP TABLE orders',
    'CREATE TABLE coupons (code TEXT, customer INT REFERENCES customers)',
  ].join('; ');

  it('compares the changed tables only, and stores exactly what the catalog asks for', async () => {
    const tenantId = await ingested();
    expect(compared).toBe(1);
    await live.execute(change);
    expect(await refreshed(tenantId)).toBe('DONE');
    await expectExact(tenantId);
    await live.execute('DROP TABLE coupons; ALTER TABLE customers DROP COLUMN phone');
    expect(await refreshed(tenantId)).toBe('DONE');
    await expectExact(tenantId);
    expect(compared).toBe(1);
  });

  it.each(['upsert', 'remove'] as const)('compares everything after an %s was cut off', async (name) => {
    const tenantId = await ingested();
    await live.execute(change);
    refuses = name;
    expect(await refreshed(tenantId)).toBe('ERROR: cut off');
    refuses = null;
    await live.execute('ALTER TABLE customers ADD COLUMN born TEXT');
    const before = compared;
    expect(await refreshed(tenantId)).toBe('DONE');
    expect(compared).toBe(before + 1);
    await expectExact(tenantId);
  });

  it('compares everything again after a day', async () => {
    const tenantId = await ingested();
    await harness.options.vectorStore.remove(tenantId, ['table:["main","customers"]']);
    now += dayMs + 1;
    await live.execute('CREATE TABLE coupons (code TEXT)');
    await refreshed(tenantId);
    expect(compared).toBe(2);
    await expectExact(tenantId);
  });

  it('does not rely on a manifest that another ingestion has written', async () => {
    const tenantId = await ingested();
    const manifest = (await harness.options.vectorStore.readManifest(tenantId)) ?? expect.fail();
    await harness.options.vectorStore.writeManifest(tenantId, { ...manifest, finishedAt: '2020-01-01' });
    await live.execute('CREATE TABLE coupons (code TEXT)');
    await refreshed(tenantId);
    expect(compared).toBe(2);
  });
});
