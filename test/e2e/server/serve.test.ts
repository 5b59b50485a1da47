import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../../src/cli/run-cli.ts';
import { startOpenAiEmulator } from '../../emulators/openai/start-openai-emulator.ts';
import { sqlReply } from '../../support/create-harness.ts';
import { capturedIo } from '../../unit/cli/support/captured-io.ts';
import { buildPage } from './build-page.ts';
import { startServe } from './start-serve.ts';

// Whole processes on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const main = fileURLToPath(new URL('../../../src/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'nlquery-serve-'));
let count = 0;
const state = (): readonly string[] => ['--state', join(folder, `state-${++count}`)];

async function cli(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const io = capturedIo({ env });
  const exitCode = await runCli(argv, io);
  return { exitCode, out: io.out(), err: io.err() };
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function waitUntilDone(url: string, tenantId: string): Promise<void> {
  for (;;) {
    const status = await (await fetch(`${url}/status/${tenantId}`)).json();
    if (status === 'DONE') return;
    if (status !== 'IN_PROGRESS') throw new Error(String(status));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('nlquery serve', () => {
  beforeAll(buildPage, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('serves the page, the sample and the routes, and stops when told so', async () => {
    const server = await startServe(state());
    expect(await (await fetch(server.url)).text()).toContain('<title>nlquery</title>');
    const { sample } = (await (await fetch(`${server.url}/page.json`)).json()) as {
      sample: { dbUrl: string; questions: readonly string[] };
    };
    const added = await fetch(`${server.url}/workspace`, json({ db_url: sample.dbUrl }));
    const { tenant_id } = (await added.json()) as { tenant_id: string };
    await waitUntilDone(server.url, tenant_id);
    for (const prompt of sample.questions) {
      const response = await fetch(`${server.url}/query`, json({ workspace_id: tenant_id, prompt }));
      const { outcome, data } = (await response.json()) as { outcome: string; data: readonly unknown[] };
      expect([prompt, outcome, data.length > 0]).toEqual([prompt, 'answered', true]);
    }
    expect(await server.stop()).toBe(0);
    await expect(fetch(server.url)).rejects.toThrow();
    expect(server.err()).toContain('"route":"/query"');
    expect(server.err()).not.toContain('most expensive');
  });

  it('keeps what was added from one start to the next, and shares it with the other commands', async () => {
    const options = state();
    const first = await startServe(options);
    const { sample } = (await (await fetch(`${first.url}/page.json`)).json()) as {
      sample: { dbUrl: string };
    };
    await fetch(`${first.url}/workspace`, json({ db_url: sample.dbUrl }));
    await first.stop();
    const listed = await cli(['list', '--json', ...options]);
    expect(JSON.parse(listed.out)).toMatchObject([{ dbName: 'shop' }]);
    const second = await startServe([...options, '--no-sample']);
    expect(await (await fetch(`${second.url}/workspace`)).json()).toMatchObject({
      workspaces: [{ db_name: 'shop' }],
    });
    expect(await (await fetch(`${second.url}/page.json`)).json()).toEqual({ sample: null });
    await second.stop();
  });

  it.each([
    ['without a key made before', ['--host', '0.0.0.0'], 'nlquery keys add'],
    ['without keys at all', ['--host', '0.0.0.0', '--auth', 'none'], 'it needs API keys'],
    ['on all addresses of IPv6', ['--host', '::', '--auth', 'none'], 'it needs API keys'],
    ['on a port that is none', ['--port', '99999'], 'at most 65535'],
  ])('does not listen to others %s', async (_given, argv, message) => {
    const { exitCode, err } = await cli(['serve', '--port', '0', ...argv, ...state()]);
    expect([exitCode, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it('says so when the port is taken', async () => {
    const server = await startServe(state());
    const { exitCode, err } = await cli(['serve', ...state(), '--port', new URL(server.url).port]);
    expect([exitCode, err]).toEqual([2, expect.stringContaining('EADDRINUSE')]);
    await server.stop();
  });

  it('answers only who has a key where keys are asked for, until the key is revoked', async () => {
    const options = state();
    const { out } = await cli(['keys', 'add', '--name', 'laptop', ...options]);
    const key = out.trim();
    const server = await startServe([...options, '--auth', 'keys']);
    const workspaces = (headers: Record<string, string>) => fetch(`${server.url}/workspace`, { headers });
    expect((await workspaces({})).status).toBe(401);
    expect((await workspaces({ authorization: `Bearer ${key.slice(0, -1)}x` })).status).toBe(401);
    expect((await workspaces({ authorization: `Bearer ${key}` })).status).toBe(200);
    expect((await fetch(server.url)).status).toBe(200);
    expect((await fetch(`${server.url}/page.json`)).status).toBe(401);

    const [listed] = JSON.parse((await cli(['keys', 'list', '--json', ...options])).out) as { id: string }[];
    expect(listed).toMatchObject({ name: 'laptop' });
    expect((await cli(['keys', 'list', ...options])).out).not.toContain(key.slice(-20));
    expect((await cli(['keys', 'revoke', listed?.id ?? '', ...options])).exitCode).toBe(0);
    expect((await cli(['keys', 'revoke', listed?.id ?? '', ...options])).exitCode).toBe(2);
    expect((await workspaces({ authorization: `Bearer ${key}` })).status).toBe(401);
    expect(server.err()).not.toContain(key);
    await server.stop();
  });

  it.each([
    ['a model of its own', { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, ['--model', 'qwen3:8b']],
    ['no language model', { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, ['--provider', 'offline']],
    ['no model of the environment', { NLQUERY_MODEL: 'gpt-5-mini' }, ['--provider', 'offline']],
  ])('takes the options for what the environment leaves open or says otherwise: %s', async (_, env, argv) => {
    const server = await startServe([...argv, ...state()], env);
    expect((await fetch(`${server.url}/ready`)).status).toBe(200);
    expect(await server.stop()).toBe(0);
  });

  it('makes keys whatever model the environment speaks of', async () => {
    const made = await cli(['keys', 'add', ...state()], { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' });
    expect(made).toMatchObject({ exitCode: 0, err: '' });
  });

  it.each(['99999', 'http', '-1'])('refuses %s for PORT, unless an option says where', async (PORT) => {
    const refused = await cli(['serve', ...state()], { PORT });
    expect(refused).toMatchObject({ exitCode: 2, err: expect.stringContaining('PORT') });
    expect(await (await startServe(state(), { PORT })).stop()).toBe(0);
  });

  it('ends when it cannot begin, and leaves no connection behind that keeps it', async () => {
    const env = { PATH: process.env.PATH, REDIS_URL: 'redis://127.0.0.1:1', NLQUERY_SECRET: 'short' };
    const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...state()], {
      env,
      stdio: 'ignore',
    });
    const patience = setTimeout(() => child.kill('SIGKILL'), 30_000);
    expect(await once(child, 'exit')).toEqual([2, null]);
    clearTimeout(patience);
  });

  it('is not reached by pages of others, by whatever name they call it', async () => {
    const server = await startServe(state());
    expect(await statusOf(server.url, { host: 'evil.example' })).toBe(421);
    expect(await statusOf(server.url, { origin: 'http://evil.example' })).toBe(403);
    expect(await statusOf(server.url, { origin: 'null' })).toBe(403);
    expect(await statusOf(server.url, { origin: server.url })).toBe(200);
    expect(await statusOf(server.url, { host: 'localhost:1' })).toBe(200);
    expect(await statusOf(server.url, { host: 'a b' })).toBeGreaterThanOrEqual(400);
    expect(await statusOf(server.url, { host: '[::' })).toBeLessThan(500);
    await server.stop();
  });

  it('ends what was asked before it goes, and takes nothing more', async () => {
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<string>();
    const emulator = await startOpenAiEmulator({
      chat: () => {
        asked.resolve();
        return answer.promise;
      },
      apiKey: 'k-emulated',
    });
    const child = spawn(process.execPath, [main, 'serve', '--port', '0', ...state()], {
      env: {
        PATH: process.env.PATH,
        OPENAI_API_KEY: 'k-emulated',
        OPENAI_BASE_URL: emulator.url,
        NLQUERY_MODEL: 'emulated',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    const ready = Promise.withResolvers<string>();
    child.stderr.on('data', (data) => {
      err += data;
      const [, url] = /ready at (http:\S+)\//.exec(err) ?? [];
      if (url) ready.resolve(url);
    });
    const exited = once(child, 'exit').then(([code]) => {
      ready.reject(new Error(err));
      return code as number;
    });
    const url = await ready.promise;
    const { sample } = (await (await fetch(`${url}/page.json`)).json()) as { sample: { dbUrl: string } };
    const added = await fetch(`${url}/workspace`, json({ db_url: sample.dbUrl }));
    const { tenant_id } = (await added.json()) as { tenant_id: string };
    await waitUntilDone(url, tenant_id);
    const pending = fetch(`${url}/query`, json({ workspace_id: tenant_id, prompt: 'How many?' }));
    await asked.promise;
    child.kill('SIGTERM');
    await refuses(url);
    answer.resolve(sqlReply('SELECT count(*) AS n FROM customers'));
    expect(await (await pending).json()).toMatchObject({ outcome: 'answered', data: [{ n: 440 }] });
    expect(await exited).toBe(0);
    expect(err).not.toContain('k-emulated');
    await emulator.close();
  });
});

function statusOf(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

/** Resolves as soon as no new connection is taken. */
async function refuses(url: string): Promise<void> {
  for (;;) {
    try {
      await statusOf(url, { connection: 'close' });
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
