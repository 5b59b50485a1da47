import { setTimeout as delay } from 'node:timers/promises';
import { isNlQueryError, type NlQuery } from 'nlquery';
import { createStage, type StoredChunks } from './create-stage.ts';
import type { PersistentRedis } from './start-persistent-redis.ts';
import type { WorkerProcess } from './start-worker.ts';

export interface KillRoundOptions {
  readonly redis: PersistentRedis;
  readonly databaseUrl: string;
  /** A Postgres with pgvector; a file for sqlite-vec without it. */
  readonly vectors: string | undefined;
  /** Numbers in [0, 1) that decide who is killed, and when. */
  readonly random: () => number;
  readonly workers: number;
  readonly kills: number;
  /** Time within which the kills and the restart of Redis fall, milliseconds after the start. */
  readonly withinMs: number;
  /** How long Redis is away, at most. */
  readonly awayMs: number;
  /** What embedding a batch takes beside the computing, milliseconds. */
  readonly embedMs: number;
  /** After this time the tenant counts as stuck. */
  readonly patienceMs: number;
}

export interface KillRoundResult extends StoredChunks {
  /** `DONE`, `ERROR: …`, or `stuck`. */
  readonly status: string;
  /** Texts given to the embedder, by all workers. */
  readonly embedded: number;
  /** Texts whose chunks the store acknowledged, by all workers. */
  readonly acknowledged: number;
  /** Kills that hit before the end. */
  readonly killed: number;
  readonly seconds: number;
}

/** Ingests the database while workers are killed and Redis is restarted once, and compares what is stored with the catalog. */
export async function runKillRound(options: KillRoundOptions): Promise<KillRoundResult> {
  const stage = await createStage({ ...options, redisUrl: options.redis.url });
  try {
    const starts = Array.from({ length: options.workers }, () => stage.startWorker());
    const workers = await Promise.all(starts);
    const started = performance.now();
    const { tenantId } = await stage.nl.workspace.add({ dbUrl: options.databaseUrl });
    const chaos = startChaos(options, workers, stage.startWorker);
    const status = await finalStatus(stage.nl, tenantId, options.patienceMs);
    const seconds = (performance.now() - started) / 1_000;
    const killed = await chaos.end();
    const stored = await stage.compare(tenantId, options.databaseUrl);
    return { status, ...stored, ...stage.counts(), killed, seconds };
  } finally {
    await stage.close();
  }
}

/** Kills and restarts at random moments. `workers` always holds those that live. */
function startChaos(
  { redis, random, kills, withinMs, awayMs }: KillRoundOptions,
  workers: WorkerProcess[],
  start: () => Promise<WorkerProcess>,
): { end(): Promise<number> } {
  let over = false;
  let killed = 0;
  const moments = Array.from({ length: kills }, () => ({ at: random() * withinMs, victim: random() }));
  const kill = async ({ at, victim }: { at: number; victim: number }): Promise<void> => {
    await delay(at);
    if (over) return;
    const index = Math.floor(victim * workers.length);
    const worker = workers[index];
    const next = start();
    worker?.kill();
    killed += 1;
    workers[index] = await next;
  };
  const restartAt = random() * withinMs;
  const restartTakes = random() * awayMs;
  const restart = async (): Promise<void> => {
    await delay(restartAt);
    await redis.restart(restartTakes);
  };
  const all = Promise.all([restart(), ...moments.map(kill)]);
  return {
    end: async () => {
      over = true;
      await all;
      return killed;
    },
  };
}

async function finalStatus(nl: NlQuery, tenantId: string, patienceMs: number): Promise<string> {
  const deadline = performance.now() + patienceMs;
  while (performance.now() < deadline) {
    try {
      const { status } = await nl.workspace.status(tenantId);
      if (status !== 'IN_PROGRESS') return status;
    } catch (error) {
      // Redis may be away at the moment; nothing else may be wrong.
      if (!isNlQueryError(error, 'STATE_STORE_FAILED') && !isNlQueryError(error, 'QUEUE_FAILED')) throw error;
    }
    await delay(50);
  }
  return 'stuck';
}
