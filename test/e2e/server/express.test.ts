import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadShopIntoPostgres } from '../../../examples/quickstart/load-shop-into-postgres.ts';
import { startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';
import { startWorker, type WorkerProcess } from '../../integration/resilience/start-worker.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startPgvector } from '../../services/start-pgvector.ts';
import { startRedis } from '../../services/start-redis.ts';
import { sqlReply } from '../../support/create-harness.ts';
import { buildPage } from './build-page.ts';

// Whole processes on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const server = new URL('../../../examples/express-server/server.ts', import.meta.url);
const worker = new URL('../../../examples/express-server/worker.ts', import.meta.url);
const makeKey = new URL('../../../examples/express-server/make-key.ts', import.meta.url);
const redis = await startRedis();
const postgres = await startPgvector();
/** No variable of the machine that runs the tests. */
const clean = { PORT: '0', OPENAI_API_KEY: '', OPENAI_BASE_URL: '', ANTHROPIC_API_KEY: '', QDRANT_URL: '' };

interface Client {
  readonly post: (path: string, body: unknown) => Promise<Response>;
  readonly get: (path: string) => Promise<Response>;
}

function clientOf(process: WorkerProcess, key = ''): Client {
  const [, port] = /"port":(\d+)/.exec(process.output()) ?? [];
  const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) };
  const url = `http://127.0.0.1:${port}`;
  return {
    post: (path, body) => fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    get: (path) => fetch(`${url}${path}`, { headers }),
  };
}

async function ready({ get }: Client, tenantId: string): Promise<void> {
  await expect.poll(async () => (await get(`/status/${tenantId}`)).json(), { timeout: 60_000 }).toBe('DONE');
}

const running = new Set<WorkerProcess>();

async function start(script: URL, environment: Readonly<Record<string, string>>): Promise<WorkerProcess> {
  const process = await startWorker(script, { ...clean, ...environment });
  running.add(process);
  return process;
}

beforeAll(buildPage, 60_000);

afterEach(async () => {
  for (const process of running) process.kill();
  await Promise.all([...running].map(({ exited }) => exited));
  running.clear();
});

describe('the Express example, embedded', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nlquery-express-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('serves page, health and readiness, and answers questions of the sample', async () => {
    const client = clientOf(await start(server, { NLQUERY_STATE: folder, ANYBODY: 'true' }));
    expect(await (await client.get('/')).text()).toContain('<title>nlquery</title>');
    expect(await (await client.get('/health')).json()).toEqual({ status: 'ok' });
    expect(await (await client.get('/ready')).json()).toEqual({ status: 'ready' });
    const { sample } = (await (await client.get('/page.json')).json()) as {
      sample: { dbUrl: string; questions: string[] };
    };
    const added = await client.post('/workspace', { db_url: sample.dbUrl });
    const { tenant_id } = (await added.json()) as { tenant_id: string };
    await ready(client, tenant_id);
    for (const prompt of sample.questions) {
      const answer = await client.post('/query', { workspace_id: tenant_id, prompt });
      expect(await answer.json()).toMatchObject({ outcome: 'answered' });
    }
  });

  it('lets in who has a key, and nobody else', async () => {
    const key = await printedKey({ NLQUERY_STATE: folder });
    const web = await start(server, { NLQUERY_STATE: folder });
    expect((await clientOf(web).get('/workspace')).status).toBe(401);
    expect((await clientOf(web, key).get('/workspace')).status).toBe(200);
  });

  it('refuses files elsewhere and servers inside', async () => {
    const client = clientOf(await start(server, { NLQUERY_STATE: folder, ANYBODY: 'true' }));
    for (const db_url of [
      'sqlite:/etc/passwd',
      'postgres://169.254.169.254/x',
      'postgres://127.0.0.1/postgres',
    ]) {
      const response = await client.post('/workspace', { db_url });
      expect([db_url, response.status]).toEqual([db_url, 403]);
      expect(await response.json()).toMatchObject({ error: { code: 'DB_URL_NOT_ALLOWED' } });
    }
  });
});

/** What `make-key.ts` prints. */
async function printedKey(environment: Readonly<Record<string, string>>): Promise<string> {
  const resolveSelf = fileURLToPath(new URL('../../integration/resilience/resolve-self.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', resolveSelf, fileURLToPath(makeKey)],
    { env: { ...process.env, ...clean, ...environment } },
  );
  return stdout.trim();
}

describeWithService(
  'express with redis and postgres',
  redis && postgres && { close: () => Promise.all([redis.close(), postgres.close()]).then(() => {}) },
  () => {
    it('leaves ingestions to the worker, and ends what was asked before it goes', async () => {
      const prefix = await redis?.createPrefix();
      const vectors = await postgres?.createDatabase();
      const shop = await postgres?.createDatabase();
      if (!prefix || !vectors || !shop) throw new Error('There is no server.');
      const loader = new pg.Client({ connectionString: shop.url });
      await loader.connect();
      await loadShopIntoPostgres(loader);
      await loader.end();
      const asked = Promise.withResolvers<void>();
      const answer = Promise.withResolvers<string>();
      const emulator = await startOpenAiEmulator({
        chat: () => {
          asked.resolve();
          return answer.promise;
        },
        apiKey: 'k-emulated',
      });
      const { host } = new URL(shop.url);
      const environment = {
        REDIS_URL: prefix.url,
        NLQUERY_PREFIX: prefix.prefix,
        DATABASE_URL: vectors.url,
        NLQUERY_SECRET: 'a secret that all processes share',
        NLQUERY_ALLOW_HOSTS: host,
        NLQUERY_WORK: 'false',
        OPENAI_API_KEY: 'k-emulated',
        OPENAI_BASE_URL: emulator.url,
        NLQUERY_MODEL: 'emulated',
        ANYBODY: 'true',
      };
      const web = await start(server, environment);
      const client = clientOf(web);
      expect((await client.get('/ready')).status).toBe(200);
      const added = await client.post('/workspace', { db_url: shop.url });
      const { tenant_id, status } = (await added.json()) as { tenant_id: string; status: string };
      expect(status).toBe('IN_PROGRESS');
      const early = await client.post('/query', { workspace_id: tenant_id, prompt: 'How many customers?' });
      expect(early.status).toBe(409);

      const hand = await start(worker, environment);
      await ready(client, tenant_id);
      const pending = client.post('/query', { workspace_id: tenant_id, prompt: 'How many customers?' });
      await asked.promise;
      web.stop();
      await expect
        .poll(
          () =>
            client.get('/health').then(
              () => 'taken',
              () => 'refused',
            ),
          { timeout: 60_000 },
        )
        .toBe('refused');
      answer.resolve(sqlReply('SELECT count(*) AS n FROM customers'));
      expect(await (await pending).json()).toMatchObject({ outcome: 'answered', data: [{ n: 440 }] });
      expect(await web.exited).toBe(0);
      hand.stop();
      expect(await hand.exited).toBe(0);
      for (const { output } of [web, hand]) {
        expect(output()).toContain('stopped');
        expect(output()).not.toMatch(/k-emulated|a secret that|How many/);
      }
      await emulator.close();
      await Promise.all([prefix.drop(), vectors.drop(), shop.drop()]);
    });
  },
);
