import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createNlQuery, isNlQueryError, type NlQuery } from 'nlquery';
import { partsFromEnvironment } from '../../../examples/worker/parts-from-environment.ts';
import { chunkCatalog } from '../../../src/catalog/chunk-catalog.ts';
import { killTestParts } from './kill-test-parts.ts';
import type { PersistentRedis } from './start-persistent-redis.ts';
import { startWorker, type WorkerProcess } from './start-worker.ts';

const script = new URL('./kill-worker.ts', import.meta.url);

export interface KillRoundOptions {
  readonly redis: PersistentRedis;
  readonly databaseUrl: string;
  /** Numbers in [0, 1) that decide who is killed, and when. */
  readonly random: () => number;
  readonly workers: number;
  readonly kills: number;
  /** Time within which the kills and the restart of Redis fall, milliseconds after the start. */
  readonly withinMs: number;
  /** What embedding a batch takes beside the computing, milliseconds. */
  readonly embedMs: number;
  /** After this time the tenant counts as stuck. */
  readonly patienceMs: number;
}

export interface KillRoundResult {
  /** `DONE`, `ERROR: …`, or `stuck`. */
  readonly status: string;
  readonly chunks: number;
  /** Chunks of the catalog that are not stored, or with another hash. */
  readonly missing: number;
  /** Stored chunks that the catalog does not have. */
  readonly surplus: number;
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
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-kill-'));
  const log = join(folder, 'log');
  writeFileSync(log, '');
  const environment = {
    REDIS_URL: options.redis.url,
    NLQUERY_PREFIX: `round-${folder.slice(-6)}:`,
    NLQUERY_SECRET: 'the secret of the kill test',
    NLQUERY_VECTORS: join(folder, 'vectors.db'),
    KILL_TEST_LOG: log,
    KILL_TEST_EMBED_MS: String(options.embedMs),
  };
  const parts = {
    ...partsFromEnvironment(environment, { work: false }),
    ...killTestParts(environment, { work: false }),
  };
  const nl = createNlQuery(parts);
  const workers = await Promise.all(
    Array.from({ length: options.workers }, () => startWorker(script, environment)),
  );
  try {
    const started = performance.now();
    const { tenantId } = await nl.workspace.add({ dbUrl: options.databaseUrl });
    const chaos = startChaos(options, workers, () => startWorker(script, environment));
    const status = await finalStatus(nl, tenantId, options.patienceMs);
    const seconds = (performance.now() - started) / 1_000;
    const killed = await chaos.end();
    // Until here no worker was spared; what follows only reads.
    const expected = await expectedHashes(options.databaseUrl, parts);
    const stored = await parts.vectorStore.fingerprints(tenantId);
    const counted = countLog(log);
    return {
      status,
      chunks: expected.size,
      missing: [...expected].filter(([id, hash]) => stored.get(id) !== hash).length,
      surplus: [...stored.keys()].filter((id) => !expected.has(id)).length,
      ...counted,
      killed,
      seconds,
    };
  } finally {
    for (const worker of workers) worker.kill();
    await Promise.all(workers.map(({ exited }) => exited));
    await nl.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Kills and restarts at random moments. `workers` always holds those that live. */
function startChaos(
  { redis, random, kills, withinMs }: KillRoundOptions,
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
  const restart = async (): Promise<void> => {
    await delay(restartAt);
    await redis.restart(200);
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

async function expectedHashes(
  databaseUrl: string,
  { databases, embedder }: ReturnType<typeof partsFromEnvironment>,
): Promise<ReadonlyMap<string, string>> {
  const database = databases.find(({ schemes }) =>
    schemes.some((scheme) => databaseUrl.startsWith(`${scheme}:`)),
  );
  if (!database) throw new Error('No database serves the URL.');
  const connection = await database.connect(databaseUrl);
  try {
    const chunks = chunkCatalog(await connection.introspect(), embedder.id);
    return new Map(chunks.map(({ id, contentHash }) => [id, contentHash]));
  } finally {
    await connection.close();
  }
}

function countLog(log: string): { readonly embedded: number; readonly acknowledged: number } {
  const count = (word: string): number =>
    readFileSync(log, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith(word))
      .reduce((sum, line) => sum + Number(line.slice(word.length)), 0);
  return { embedded: count('embedded '), acknowledged: count('stored ') };
}
