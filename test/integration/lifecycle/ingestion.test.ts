import { NlQueryError, type NlQueryOptions } from 'nlquery';
import type { Embedder, Queue } from 'nlquery/adapter-kit';
import { lexicalEmbedder } from 'nlquery/embedder/lexical';
import { inProcessQueue } from 'nlquery/queue/in-process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';
import { createSqliteDatabase, type LiveDatabase } from '../../support/live-databases.ts';
import { shopChunkCount, shopSchema } from './shop-schema.ts';

/** An embedder that can be held up and made to fail. */
function controlledEmbedder(): Embedder & { gate: Promise<void>; failure: Error | null; calls: number } {
  const real = lexicalEmbedder();
  const controlled = {
    ...real,
    maxBatchSize: 4,
    gate: Promise.resolve(),
    failure: null as Error | null,
    calls: 0,
    embed: async (...[texts, options]: Parameters<Embedder['embed']>) => {
      if (options.purpose === 'document') {
        controlled.calls += 1;
        await Promise.race([controlled.gate, aborted(options.signal)]);
        options.signal?.throwIfAborted();
        if (controlled.failure) throw controlled.failure;
      }
      return real.embed(texts, options);
    },
  };
  return controlled;
}

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
}

const vendorFailure = (retryable: boolean): NlQueryError =>
  new NlQueryError('EMBEDDER_FAILED', 'The vendor is down.', { details: { adapter: 'test' }, retryable });

describe('ingestion', () => {
  let live: LiveDatabase;
  let embedder: ReturnType<typeof controlledEmbedder>;
  let harness: Harness;

  async function start(overrides: Partial<NlQueryOptions> = {}): Promise<void> {
    harness = await createHarness(() => sqlReply('SELECT count(*) AS n FROM customers'), {
      embedder,
      ...overrides,
    });
  }

  beforeEach(async () => {
    live = await createSqliteDatabase();
    await live.execute(shopSchema);
    embedder = controlledEmbedder();
  });

  afterEach(async () => {
    await harness.close();
    await live.drop();
  });

  it('shows its progress, and turns questions away meanwhile', async () => {
    await start();
    const gate = Promise.withResolvers<void>();
    embedder.gate = gate.promise;
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await expect
      .poll(async () => (await harness.nl.workspace.status(tenantId)).progress)
      .toEqual({ done: 0, total: shopChunkCount });
    await expect(harness.nl.query.ask({ workspaceId: tenantId, prompt: 'x' })).rejects.toMatchObject({
      code: 'INGESTION_IN_PROGRESS',
      status: 409,
    });
    expect(await harness.nl.workspace.list()).toEqual([{ tenantId, dbName: 'live', status: 'IN_PROGRESS' }]);
    gate.resolve();
    const seen: number[] = [];
    await harness.nl.workspace.ready(tenantId, { pollMs: 1, onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(await harness.nl.workspace.list()).toEqual([{ tenantId, dbName: 'live', status: 'DONE' }]);
  });

  it('runs once when a database is added twice at once', async () => {
    await start();
    const gate = Promise.withResolvers<void>();
    embedder.gate = gate.promise;
    const [first, second] = await Promise.all([
      harness.nl.workspace.add({ dbUrl: live.url }),
      harness.nl.workspace.add({ dbUrl: live.url }),
    ]);
    const third = await harness.nl.workspace.add({ dbUrl: live.url });
    expect([second, third]).toEqual([first, first]);
    gate.resolve();
    await harness.nl.workspace.ready(first.tenantId, { pollMs: 1 });
    expect(embedder.calls).toBe(Math.ceil(shopChunkCount / 4));
  });

  it('takes in a change that comes while it runs', async () => {
    await start();
    const gate = Promise.withResolvers<void>();
    embedder.gate = gate.promise;
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await expect.poll(() => embedder.calls).toBe(1);
    await live.execute('CREATE TABLE coupons (code VARCHAR(10))');
    await harness.nl.workspace.add({ dbUrl: live.url });
    gate.resolve();
    await harness.nl.workspace.ready(tenantId, { pollMs: 1 });
    const context = await harness.nl.query.retrieve({ workspaceId: tenantId, prompt: 'coupons' });
    expect(context.tables.map(({ name }) => name)).toContain('coupons');
    expect((await harness.nl.workspace.add({ dbUrl: live.url })).message).toBeNull();
  });

  it('tries again when a failure may pass', async () => {
    await start({ queue: inProcessQueue() });
    embedder.failure = vendorFailure(true);
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await expect.poll(() => embedder.calls).toBe(1);
    embedder.failure = null;
    await expect(harness.nl.workspace.ready(tenantId, { pollMs: 5 })).resolves.toMatchObject({
      status: 'DONE',
    });
  });

  it('ends as an error that says why, and a further add mends it', async () => {
    await start();
    embedder.failure = vendorFailure(false);
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await expect(harness.nl.workspace.ready(tenantId, { pollMs: 1 })).rejects.toMatchObject({
      code: 'INGESTION_FAILED',
      message: 'ERROR: The vendor is down.',
    });
    expect(await harness.nl.workspace.status(tenantId)).toMatchObject({
      status: 'ERROR: The vendor is down.',
    });
    await expect(harness.nl.query.ask({ workspaceId: tenantId, prompt: 'x' })).rejects.toMatchObject({
      code: 'WORKSPACE_NOT_FOUND',
      message: 'Database not ingested yet',
    });
    embedder.failure = null;
    await harness.nl.workspace.add({ dbUrl: live.url });
    await expect(harness.nl.workspace.ready(tenantId, { pollMs: 1 })).resolves.toMatchObject({
      status: 'DONE',
    });
  });

  it('leaves the old schema serving when a refresh fails, and forgets the error once nothing is to be done', async () => {
    await start();
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 1 });
    await live.execute('CREATE TABLE coupons (code VARCHAR(10))');
    embedder.failure = vendorFailure(false);
    await harness.nl.workspace.refresh(tenantId);
    const ready = await harness.nl.workspace.ready(tenantId, { pollMs: 1 });
    expect(ready.status).toBe('ERROR: The vendor is down.');
    const answer = await harness.nl.query.ask({ workspaceId: tenantId, prompt: 'How many customers?' });
    expect(answer.data).toEqual([{ n: 3 }]);

    await live.execute('DROP TABLE coupons');
    expect(await harness.nl.workspace.refresh(tenantId)).toMatchObject({ status: 'DONE', message: null });
    expect(await harness.nl.workspace.status(tenantId)).toMatchObject({ status: 'DONE' });
  });

  it('stops when the workspace is removed, and leaves nothing behind', async () => {
    await start();
    embedder.gate = new Promise(() => {});
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await expect.poll(() => embedder.calls).toBe(1);
    await harness.nl.workspace.remove(tenantId);
    expect(await harness.options.stateStore.list('')).toEqual([]);
    expect((await harness.options.vectorStore.fingerprints(tenantId)).size).toBe(0);
    expect(await harness.options.vectorStore.readManifest(tenantId)).toBeNull();
  });

  it('embeds only what is missing when it goes on after a failure', async () => {
    await start();
    const fail = vendorFailure(false);
    const embed = embedder.embed;
    let batches = 0;
    embedder.embed = async (texts, options) => {
      batches += 1;
      if (batches === 3) throw fail;
      return embed(texts, options);
    };
    await start({ embedder: { ...embedder, embed: (...call) => embedder.embed(...call) } });
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await expect(harness.nl.workspace.ready(tenantId, { pollMs: 1 })).rejects.toThrow();
    expect((await harness.options.vectorStore.fingerprints(tenantId)).size).toBe(8);
    await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 1 });
    expect(batches).toBe(4);
    expect((await harness.options.vectorStore.fingerprints(tenantId)).size).toBe(shopChunkCount);
  });

  it('embeds everything anew for another embedder', async () => {
    await start();
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 1 });
    const other = { ...lexicalEmbedder({ dimensions: 128 }) };
    const second = await createHarness(() => sqlReply('SELECT 1'), {
      ...harness.options,
      queue: inProcessQueue(),
      embedder: other,
    });
    expect(await second.nl.workspace.add({ dbUrl: live.url })).toMatchObject({ status: 'IN_PROGRESS' });
    await second.nl.workspace.ready(tenantId, { pollMs: 1 });
    expect(await second.options.vectorStore.readManifest(tenantId)).toMatchObject({
      embedderId: other.id,
      dimensions: 128,
      chunkCount: shopChunkCount,
    });
    const context = await second.nl.query.retrieve({ workspaceId: tenantId, prompt: 'customers' });
    expect(context.tables).not.toEqual([]);
    await second.close();
  });

  it('refuses vectors of another width than the embedder promised', async () => {
    embedder.embed = async (texts) => texts.map(() => new Float32Array(3));
    await start({ embedder: { ...embedder } });
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await expect(harness.nl.workspace.ready(tenantId, { pollMs: 1 })).rejects.toThrow(/promised vectors of/);
  });

  it('is an error, not in progress for ever, when its worker died', async () => {
    let now = Date.UTC(2026, 0, 1);
    const lost: Queue = { ...inProcessQueue(), enqueue: async () => true, inspect: async () => null };
    await start({ queue: lost, now: () => now, leaseMs: 1000 });
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    expect((await harness.nl.workspace.status(tenantId)).status).toBe('IN_PROGRESS');
    now += 1001;
    expect((await harness.nl.workspace.status(tenantId)).status).toMatch(
      /^ERROR: The ingestion was interrupted/,
    );
  });

  it('says so when the job cannot be enqueued, and serves what is stored if there is something', async () => {
    let broken = false;
    const queue = inProcessQueue();
    const flaky: Queue = {
      ...queue,
      enqueue: (...call) =>
        broken ? Promise.reject(new Error('Connection is closed.')) : queue.enqueue(...call),
    };
    await start({ queue: flaky });
    broken = true;
    await expect(harness.nl.workspace.add({ dbUrl: live.url })).rejects.toMatchObject({
      code: 'INGESTION_FAILED',
      message: 'ERROR: Connection is closed.',
    });
    broken = false;
    const { tenantId } = await harness.nl.workspace.add({ dbUrl: live.url });
    await harness.nl.workspace.ready(tenantId, { pollMs: 1 });
    broken = true;
    await live.execute('CREATE TABLE coupons (code VARCHAR(10))');
    expect(await harness.nl.workspace.refresh(tenantId)).toEqual({
      tenantId,
      status: 'DONE',
      message: 'WARN: Will using existing stored because of error when ingesting: Connection is closed.',
      warnings: [],
    });
    expect((await harness.nl.workspace.status(tenantId)).status).toBe('DONE');
  });
});
