import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import express from 'express';
import fastify from 'fastify';
import { Hono } from 'hono';
import { createHttpHandler, type HttpHandler, type HttpServices, toNodeHandler } from 'nlquery/http';
import { afterEach, describe, expect, it } from 'vitest';
import { listen } from './serve-handler.ts';

/** How far a question has come: the handler's side of what the client sees. */
interface Asking {
  readonly started: Promise<void>;
  readonly aborted: Promise<void>;
  readonly services: HttpServices;
}

/** A question that tells one stage and then never ends, unless it is stopped. */
function endlessQuestion(): Asking {
  const started = Promise.withResolvers<void>();
  const aborted = Promise.withResolvers<void>();
  const ask: HttpServices['query']['ask'] = (_request, options) => {
    options?.onEvent?.({ stage: 'running', sql: 'SELECT 1' });
    started.resolve();
    return new Promise((_, reject) => {
      options?.signal?.addEventListener('abort', () => {
        aborted.resolve();
        reject(new Error('aborted'));
      });
    });
  };
  const services = { query: { ask }, workspace: { list: async () => [] } } as unknown as HttpServices;
  return { started: started.promise, aborted: aborted.promise, services };
}

interface Mounted {
  readonly origin: string;
  close(): Promise<void>;
}

const mounts: Readonly<Record<string, (handler: (basePath: string) => HttpHandler) => Promise<Mounted>>> = {
  'node:http': async (handler) => {
    const { origin, close } = await listen(createServer(toNodeHandler(handler('/api'))));
    return { origin: `${origin}/api`, close };
  },
  'Express 5': async (handler) => {
    const app = express();
    app.get('/', (_request, response) => void response.send('the application’s own page'));
    app.use('/api', toNodeHandler(handler('')));
    const { origin, close } = await listen(createServer(app));
    return { origin: `${origin}/api`, close };
  },
  Fastify: async (handler) => {
    const app = fastify();
    const handle = toNodeHandler(handler('/api'));
    await app.register(async (routes) => {
      routes.removeAllContentTypeParsers();
      routes.addContentTypeParser('*', (_request, _payload, done) => done(null));
      routes.all('/api/*', (request, reply) => {
        reply.hijack();
        handle(request.raw, reply.raw);
      });
    });
    await app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = app.server.address() as AddressInfo;
    return {
      origin: `http://127.0.0.1:${port}/api`,
      close: async () => {
        app.server.closeAllConnections();
        await app.close();
      },
    };
  },
  Hono: async (handler) => {
    const app = new Hono();
    const handle = handler('/api');
    app.all('/api/*', (context) => handle(context.req.raw));
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    return {
      origin: `http://127.0.0.1:${port}/api`,
      close: async () => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  },
};

const question = {
  method: 'POST',
  headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
  body: JSON.stringify({ workspace_id: 'tenant_x', prompt: 'How many?' }),
};

describe.each(Object.entries(mounts))('mounted in %s', (_name, mount) => {
  let mounted: Mounted | null = null;
  afterEach(async () => mounted?.close());

  async function start(services: HttpServices): Promise<string> {
    const options = { authenticate: 'none', maxBodyBytes: 1_000, maxTaskBytes: 1_000 } as const;
    mounted = await mount((basePath) =>
      createHttpHandler(services, basePath === '' ? options : { ...options, basePath }),
    );
    return mounted.origin;
  }

  it('answers, and refuses with its own errors', async () => {
    const origin = await start(endlessQuestion().services);
    const health = await fetch(`${origin}/health`);
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok' }]);
    expect(health.headers.get('x-content-type-options')).toBe('nosniff');
    const workspaces = await fetch(`${origin}/workspace`);
    expect(await workspaces.json()).toEqual({ workspaces: [] });
    const missing = await fetch(`${origin}/nothing`);
    expect([missing.status, await missing.json()]).toMatchObject([404, { error: { code: 'NOT_FOUND' } }]);
    const wrong = await fetch(`${origin}/query`, { ...question, body: '{"prompt": 1}' });
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { error: { code: 'INVALID_REQUEST' } }]);
    const head = await fetch(`${origin}/health`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('refuses a body that is too large, whatever it says of its length', async () => {
    const origin = await start(endlessQuestion().services);
    const body = JSON.stringify({ workspace_id: 'x', prompt: 'y'.repeat(2_000) });
    const declared = await fetch(`${origin}/query`, { ...question, body });
    expect([declared.status, await declared.json()]).toMatchObject([
      413,
      { error: { code: 'PAYLOAD_TOO_LARGE' } },
    ]);
    expect(await postInChunks(`${origin}/query`, body)).toMatchObject({ status: 413 });
  });

  it('streams: the first stage is there while the question still goes on', async () => {
    const { services } = endlessQuestion();
    const origin = await start(services);
    const response = await fetch(`${origin}/query`, question);
    expect(response.headers.get('content-type')).toMatch('text/event-stream');
    const reader = response.body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toBe('event: running\ndata: {"sql":"SELECT 1"}\n\n');
    await reader?.cancel();
  });

  it.each(['text/event-stream', 'application/json'])(
    'stops the work when a client that accepts %s goes',
    async (accept) => {
      const { services, started, aborted } = endlessQuestion();
      const origin = await start(services);
      const client = new AbortController();
      const init = { ...question, headers: { ...question.headers, accept }, signal: client.signal };
      const response = fetch(`${origin}/query`, init)
        .then((answer) => answer.text())
        .catch(() => null);
      await started;
      client.abort();
      await aborted;
      await response;
    },
  );
});

async function postInChunks(
  url: string,
  body: string,
): Promise<{ status: number | undefined; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; text: string }>();
  const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
  const request = httpRequest(url, { method: 'POST', headers }, async (response) => {
    let text = '';
    for await (const part of response.setEncoding('utf8')) text += part;
    resolve({ status: response.statusCode, text });
  });
  request.on('error', reject);
  for (let at = 0; at < body.length; at += 100) request.write(body.slice(at, at + 100));
  request.end();
  return promise;
}
