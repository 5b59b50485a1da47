import { Redis } from 'ioredis';
import type { WorkspaceResult } from 'nlquery';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { createSqliteDatabase, type LiveDatabase } from '../../support/live-databases.ts';
import { createStage, type Stage } from './create-stage.ts';
import { startPersistentRedis } from './start-persistent-redis.ts';
import { startWorker } from './start-worker.ts';

const tables = 60;
const columns = 20;
const chunks = tables * (columns + 1);

describeWithService('redis', await startPersistentRedis(), (redis) => {
  let live: LiveDatabase;
  let stage: Stage;

  beforeEach(async () => {
    live = await createSqliteDatabase();
    await live.execute(Array.from({ length: tables }, (_, index) => tableSql(`ledger_${index}`)).join('\n'));
    // Six batches: time enough to come in between.
    stage = await createStage({ redisUrl: redis.url, embedMs: 150 });
  });

  afterEach(async () => {
    await stage.close();
    await live.drop();
  });

  async function untilUnderWay(tenantId: string): Promise<void> {
    await expect
      .poll(async () => (await stage.nl.workspace.status(tenantId)).progress?.done ?? 0, { timeout: 10_000 })
      .toBeGreaterThan(0);
  }

  it('an API process adds and asks, and a worker ingests: neither needs the other’s code to run', async () => {
    const { tenantId, status } = await stage.nl.workspace.add({ dbUrl: live.url });
    expect(status).toBe('IN_PROGRESS');
    await expect(stage.nl.query.ask({ workspaceId: tenantId, prompt: 'x' })).rejects.toMatchObject({
      code: 'INGESTION_IN_PROGRESS',
    });
    const worker = await startWorker(new URL('../../../examples/worker/worker.ts', import.meta.url), {
      ...stage.environment,
    });
    await stage.nl.workspace.ready(tenantId);
    expect(await stage.compare(tenantId, live.url)).toEqual({ chunks, missing: 0, surplus: 0 });
    const { tables: shown } = await stage.nl.query.retrieve({ workspaceId: tenantId, prompt: 'ledger 7' });
    expect(shown.length).toBeGreaterThan(0);
    worker.stop();
    expect(await worker.exited).toBe(0);
    expect(worker.output()).toContain('stopped');
  });

  it('two processes that add at once start one ingestion', async () => {
    await stage.startWorker();
    const script = new URL('./add-process.ts', import.meta.url);
    const environment = { ...stage.environment, ADD_URL: live.url };
    const added = await Promise.all([startWorker(script, environment), startWorker(script, environment)]);
    const results = await Promise.all(
      added.map(async ({ exited, output }): Promise<WorkspaceResult> => {
        expect(await exited).toBe(0);
        return JSON.parse(output().replace(/^[\s\S]*ready /, ''));
      }),
    );
    const [first, second] = results;
    expect(first).toMatchObject({ status: 'IN_PROGRESS', message: 'Ingestion started' });
    expect(second).toEqual(first);
    const tenantId = first?.tenantId ?? '';
    // The workspace exists for this process as well: it belongs to nobody in particular.
    await stage.nl.workspace.ready(tenantId);
    expect(await stage.compare(tenantId, live.url)).toEqual({ chunks, missing: 0, surplus: 0 });
    expect(stage.counts()).toEqual({ embedded: chunks, acknowledged: chunks });
  });

  it('an add during an ingestion brings in what has changed since it began', async () => {
    await stage.startWorker();
    const { tenantId } = await stage.nl.workspace.add({ dbUrl: live.url });
    await untilUnderWay(tenantId);
    await live.execute(`${tableSql('late')} DROP TABLE ledger_3;`);
    expect(await stage.nl.workspace.add({ dbUrl: live.url })).toMatchObject({
      tenantId,
      status: 'IN_PROGRESS',
    });
    await stage.nl.workspace.ready(tenantId);
    expect(await stage.compare(tenantId, live.url)).toEqual({ chunks, missing: 0, surplus: 0 });
    expect(await stage.nl.workspace.status(tenantId)).toMatchObject({ status: 'DONE' });
    // Nothing that was stored is embedded twice.
    expect(stage.counts().embedded).toBeLessThanOrEqual(chunks + columns + 1);
  });

  it('a remove during an ingestion leaves nothing, and the database can be added again', async () => {
    await stage.startWorker();
    const { tenantId } = await stage.nl.workspace.add({ dbUrl: live.url });
    await untilUnderWay(tenantId);
    await stage.nl.workspace.remove(tenantId);
    await expect(stage.nl.workspace.status(tenantId)).rejects.toMatchObject({ code: 'WORKSPACE_NOT_FOUND' });
    expect((await stage.parts.vectorStore.fingerprints(tenantId)).size).toBe(0);
    expect(await stage.parts.vectorStore.readManifest(tenantId)).toBeNull();
    const client = new Redis(redis.url);
    const left = await client.keys(`${stage.environment.NLQUERY_PREFIX}*${tenantId}*`);
    await client.quit();
    expect(left).toEqual([]);
    await stage.nl.workspace.add({ dbUrl: live.url });
    await stage.nl.workspace.ready(tenantId);
    expect(await stage.compare(tenantId, live.url)).toEqual({ chunks, missing: 0, surplus: 0 });
  });

  it('a worker that is told to stop finishes the ingestion it has begun', async () => {
    const worker = await stage.startWorker();
    const { tenantId } = await stage.nl.workspace.add({ dbUrl: live.url });
    await untilUnderWay(tenantId);
    worker.stop();
    expect(await worker.exited).toBe(0);
    expect(await stage.nl.workspace.status(tenantId)).toMatchObject({ status: 'DONE' });
    expect(stage.counts()).toEqual({ embedded: chunks, acknowledged: chunks });
  });

  it('an ingestion whose only worker was killed is said to be interrupted once nobody holds the job', async () => {
    const worker = await stage.startWorker();
    const { tenantId } = await stage.nl.workspace.add({ dbUrl: live.url });
    await untilUnderWay(tenantId);
    worker.kill();
    await worker.exited;
    expect(await stage.nl.workspace.status(tenantId)).toMatchObject({ status: 'IN_PROGRESS' });
    // As a queue that loses the job: it cannot be taken away before the dead worker's lock has run out.
    const { queue } = stage.parts;
    const isGone = async (): Promise<boolean> => !(await queue.cancel('nlquery-ingestion', tenantId));
    await expect.poll(isGone, { timeout: 10_000 }).toBe(true);
    await expect
      .poll(async () => (await stage.nl.workspace.status(tenantId)).status, { timeout: 10_000 })
      .toMatch(/^ERROR: The ingestion was interrupted/);
    await stage.startWorker();
    await stage.nl.workspace.add({ dbUrl: live.url });
    await stage.nl.workspace.ready(tenantId);
    expect(await stage.compare(tenantId, live.url)).toEqual({ chunks, missing: 0, surplus: 0 });
  });
});

function tableSql(name: string): string {
  const rest = Array.from({ length: columns - 1 }, (_, index) => `measure_${index} INTEGER`);
  return `CREATE TABLE ${name} (id INTEGER PRIMARY KEY, ${rest.join(', ')});`;
}
