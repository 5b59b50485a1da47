import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startPersistentRedis } from '../../integration/resilience/start-persistent-redis.ts';
import { startWorker, type WorkerProcess } from '../../integration/resilience/start-worker.ts';
import { queryPostgres } from '../../services/query-postgres.ts';
import { startPostgres } from '../../services/start-postgres.ts';

/** An API process, workers, and a Redis of our own, all of which may be broken. */
export interface BenchStage {
  readonly api: string;
  readonly floor: string;
  readonly key: string;
  /** Calls a route as the owner; `null` for a body that is no JSON. */
  call(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** A database with a table of so many customers. */
  createDatabase(customers: number): Promise<string>;
  /** Takes a database in and waits until it can be asked. */
  addWorkspace(dbUrl: string): Promise<string>;
  startWorker(): Promise<WorkerProcess>;
  restartRedis(awayMs: number): Promise<void>;
  close(): Promise<void>;
}

/** `null` without Postgres or Redis on this machine. */
export async function createBenchStage(): Promise<BenchStage | null> {
  const postgres = await startPostgres();
  const redis = await startPersistentRedis();
  if (!postgres || !redis) {
    await postgres?.close();
    await redis?.close();
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-bench-http-'));
  const environment = {
    BENCH_REDIS_URL: redis.url,
    BENCH_PREFIX: `bench-${randomBytes(4).toString('hex')}:`,
    BENCH_FOLDER: folder,
  };
  const process = (script: URL): Promise<WorkerProcess> => startWorker(script, environment);
  const processes = [await process(new URL('./api-process.ts', import.meta.url))];
  const [, told = ''] = /ready (\{.*\})/.exec(processes[0]?.output() ?? '') ?? [];
  const { api, floor, key } = JSON.parse(told) as Record<'api' | 'floor' | 'key', string>;

  const stage: BenchStage = {
    api,
    floor,
    key,
    call: async (method, path, body) => {
      const response = await fetch(`${api}${path}`, {
        method,
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json');
      return { status: response.status, body: isJson ? JSON.parse(text) : null };
    },
    createDatabase: async (customers) => {
      const { url } = await postgres.createDatabase();
      const table = 'CREATE TABLE customers (id integer PRIMARY KEY, name text, city text)';
      await queryPostgres(url, table, 5_000);
      const rows = `INSERT INTO customers SELECT i, 'customer ' || i, 'Graz' FROM generate_series(1, ${customers}) AS i`;
      await queryPostgres(url, rows, 5_000);
      return url;
    },
    addWorkspace: async (dbUrl) => {
      const { status, body } = await stage.call('POST', '/workspace', { db_url: dbUrl });
      if (status !== 200) throw new Error(`POST /workspace: ${status} ${JSON.stringify(body)}`);
      const { tenant_id: id } = body as { tenant_id: string };
      while ((await stage.call('GET', `/status/${id}`)).body !== 'DONE') await delay(50);
      return id;
    },
    startWorker: async () => {
      const worker = await process(new URL('./worker-process.ts', import.meta.url));
      processes.push(worker);
      return worker;
    },
    restartRedis: (awayMs) => redis.restart(awayMs),
    close: async () => {
      for (const one of processes) one.kill();
      await Promise.all(processes.map(({ exited }) => exited));
      await redis.close();
      await postgres.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return stage;
}
