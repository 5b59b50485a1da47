import { NlQueryError, type NlQueryOptions } from 'nlquery';
import type { Queue } from 'nlquery/adapter-kit';
import { lexicalEmbedder } from 'nlquery/embedder/lexical';
import { inProcessQueue } from 'nlquery/queue/in-process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHarness, type Harness, sqlReply } from '../../support/create-harness.ts';
import { createSqliteDatabase, type LiveDatabase } from '../../support/live-databases.ts';

const patience = { timeout: 10_000 };
const queueDown = new NlQueryError('QUEUE_FAILED', 'The queue is down.', { details: { adapter: 'test' } });

/** Jobs stay in the queue for a while after their work is done, as they do where the queue is a network away. */
function lingeringQueue(gate: Promise<void>): Queue {
  const queue = inProcessQueue();
  return {
    ...queue,
    define: (name, handler, options) =>
      queue.define<never>(
        name,
        async (job) => {
          await handler(job);
          await gate;
        },
        options,
      ),
  };
}

describe('between one ingestion and the next', () => {
  let live: LiveDatabase;
  let harness: Harness;

  async function start(overrides: Partial<NlQueryOptions>): Promise<void> {
    harness = await createHarness(() => sqlReply('SELECT 1'), { leaseMs: 1_000, ...overrides });
  }

  beforeEach(async () => {
    live = await createSqliteDatabase();
    await live.execute('CREATE TABLE orders (id INTEGER PRIMARY KEY, total REAL)');
  });

  afterEach(async () => {
    await harness.close();
    await live.drop();
  });

  it('an add that comes when a job is done but not yet out of the queue is not lost', async () => {
    const gate = Promise.withResolvers<void>();
    await start({ queue: lingeringQueue(gate.promise) });
    const { workspace, query } = harness.nl;
    const { tenantId } = await workspace.add({ dbUrl: live.url });
    await workspace.ready(tenantId, { pollMs: 1 });
    await live.execute('CREATE TABLE coupons (code VARCHAR(10))');
    const added = workspace.add({ dbUrl: live.url });
    await expect.poll(async () => (await workspace.status(tenantId)).status, patience).toBe('IN_PROGRESS');
    gate.resolve();
    expect(await added).toMatchObject({ status: 'IN_PROGRESS' });
    expect(await workspace.ready(tenantId, { pollMs: 1 })).toMatchObject({ status: 'DONE' });
    const { tables } = await query.retrieve({ workspaceId: tenantId, prompt: 'coupons' });
    expect(tables.map(({ name }) => name)).toContain('coupons');
  });

  it('an add that cannot be enqueued leaves a running ingestion alone', async () => {
    const gate = Promise.withResolvers<void>();
    const real = lexicalEmbedder();
    let embedding = false;
    const queue = inProcessQueue();
    let enqueued = 0;
    await start({
      queue: {
        ...queue,
        enqueue: async (...call) => {
          enqueued += 1;
          if (enqueued > 1) throw queueDown;
          return queue.enqueue(...call);
        },
      },
      embedder: {
        ...real,
        embed: async (texts, options) => {
          embedding = true;
          await gate.promise;
          return real.embed(texts, options);
        },
      },
    });
    const { workspace } = harness.nl;
    const { tenantId } = await workspace.add({ dbUrl: live.url });
    await expect.poll(() => embedding, patience).toBe(true);
    await expect(workspace.add({ dbUrl: live.url })).rejects.toMatchObject({ code: 'INGESTION_FAILED' });
    gate.resolve();
    expect(await workspace.ready(tenantId, { pollMs: 1 })).toMatchObject({ status: 'DONE' });
  });

  it('a workspace that is added again while it is being removed is whole', async () => {
    const gate = Promise.withResolvers<void>();
    const real = lexicalEmbedder();
    let embedding = false;
    await start({
      embedder: {
        ...real,
        embed: async (texts, options) => {
          embedding = true;
          await gate.promise;
          return real.embed(texts, options);
        },
      },
    });
    const { stateStore, vectorStore } = harness.options;
    const { workspace } = harness.nl;
    const { tenantId } = await workspace.add({ dbUrl: live.url });
    await expect.poll(() => embedding, patience).toBe(true);
    const removed = workspace.remove(tenantId);
    await expect.poll(() => stateStore.get(`tenant/${tenantId}`), patience).toBeNull();
    const added = workspace.add({ dbUrl: live.url });
    await expect.poll(() => stateStore.get(`tenant/${tenantId}`), patience).not.toBeNull();
    gate.resolve();
    await Promise.all([removed, added]);
    expect(await workspace.ready(tenantId, { pollMs: 1 })).toMatchObject({ status: 'DONE' });
    const manifest = await vectorStore.readManifest(tenantId);
    expect((await vectorStore.fingerprints(tenantId)).size).toBe(manifest?.chunkCount);
  });
});
