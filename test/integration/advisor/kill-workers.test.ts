import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNlQuery, type NlQuery } from 'nlquery';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPersistentRedis } from '../resilience/start-persistent-redis.ts';
import { startWorker, type WorkerProcess } from '../resilience/start-worker.ts';
import { killPayload } from './kill-payload.ts';
import { workerParts } from './worker-parts.ts';

const script = new URL('./worker.ts', import.meta.url);

let folder: string;
let log: string;
const workers: WorkerProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nlquery-advisor-kill-'));
  log = join(folder, 'log');
  writeFileSync(log, '');
});

afterEach(async () => {
  for (const worker of workers) worker.kill();
  await Promise.all(workers.splice(0).map(({ exited }) => exited));
  rmSync(folder, { recursive: true, force: true });
});

async function start(environment: Readonly<Record<string, string>>, from = script): Promise<WorkerProcess> {
  const worker = await startWorker(from, { LOG: log, ...environment });
  workers.push(worker);
  return worker;
}

const asked = (): readonly string[] => readFileSync(log, 'utf8').trim().split('\n').filter(Boolean);

async function untilAsked(count: number): Promise<void> {
  await expect.poll(() => asked().length, { timeout: 60_000, interval: 20 }).toBeGreaterThanOrEqual(count);
}

async function ended(nl: NlQuery, taskId: string): Promise<string> {
  let last = 'RUNNING';
  await expect
    .poll(
      async () => {
        last = (await nl.advisor.status(taskId)).status;
        return last;
      },
      { timeout: 60_000, interval: 50 },
    )
    .not.toBe('RUNNING');
  return last;
}

/** Each query is asked about once; the one that was under way at a kill, once more. */
function expectNothingTwice(kills: number): void {
  const lines = asked();
  expect(new Set(lines).size).toBe(killPayload.queries.length);
  expect(lines.length).toBeLessThanOrEqual(killPayload.queries.length + kills);
}

describeWithService('redis', await startPersistentRedis(), (redis) => {
  let nl: NlQuery;
  let environment: Record<string, string>;

  beforeEach(() => {
    environment = { REDIS_URL: redis.url, PREFIX: `${folder.slice(-6)}:` };
    nl = createNlQuery(workerParts({ ...environment, LOG: log }, { work: false }));
  });

  afterEach(() => nl.close());

  it('a task whose workers are killed goes on where they were', { timeout: 240_000 }, async () => {
    const { taskId } = await nl.advisor.submit(killPayload);
    const first = await start(environment);
    await untilAsked(2);
    first.kill();
    const second = await start(environment);
    await untilAsked(4);
    second.kill();
    await start(environment);
    expect(await ended(nl, taskId)).toBe('DONE');
    expectNothingTwice(2);
    const result = await nl.advisor.result(taskId);
    expect(result.queries.map(({ queryid }) => queryid)).toEqual(
      killPayload.queries.map(({ queryid }) => queryid),
    );
    expect(result.tokensUsed).toBe(66);
    const records = (await workerParts(environment, { work: false }).stateStore.list('task')).map(
      ({ value }) => value,
    );
    expect(JSON.stringify([records, result, await nl.advisor.report(taskId)])).not.toContain('hunter2');
  });

  it('two workers do one task once', { timeout: 240_000 }, async () => {
    await Promise.all([start(environment), start(environment)]);
    const { taskId } = await nl.advisor.submit(killPayload);
    expect(await ended(nl, taskId)).toBe('DONE');
    expectNothingTwice(0);
  });

  it('a worker that is stopped hands its task over', { timeout: 240_000 }, async () => {
    const { taskId } = await nl.advisor.submit(killPayload);
    const first = await start(environment);
    await untilAsked(2);
    first.stop();
    expect(await first.exited).toBe(0);
    await start(environment);
    expect(await ended(nl, taskId)).toBe('DONE');
    expectNothingTwice(1);
  });

  it('a task is cancelled from another process', { timeout: 240_000 }, async () => {
    const { taskId } = await nl.advisor.submit(killPayload);
    await start(environment);
    await untilAsked(1);
    expect(await nl.advisor.cancel(taskId)).toMatchObject({ status: 'FAILED', reason: 'cancelled' });
    const soFar = asked().length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(asked().length).toBeLessThanOrEqual(soFar + 1);
    expect(await nl.advisor.status(taskId)).toMatchObject({ status: 'FAILED', reason: 'cancelled' });
  });
});

describe('a queue that keeps nothing', () => {
  it('a task of a killed process goes on in the next one that is asked for it', {
    timeout: 90_000,
  }, async () => {
    const environment = { STATE: join(folder, 'state') };
    const first = await start(environment, new URL('./submit.ts', import.meta.url));
    const [, taskId = ''] = /task (\S+) ready/.exec(first.output()) ?? [];
    await untilAsked(2);
    first.kill();
    await first.exited;
    const second = await start({ ...environment, TASK: taskId });
    await expect.poll(() => second.output(), { timeout: 60_000 }).toContain('DONE');
    expectNothingTwice(1);
    expect(readFileSync(join(folder, 'state', 'state.db')).includes('hunter2')).toBe(false);
  });
});
