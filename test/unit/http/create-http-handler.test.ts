import { type NlQueryError as Failure, NlQueryError } from 'nlquery';
import {
  createHttpHandler,
  type HttpHandler,
  type HttpHandlerOptions,
  type HttpServices,
} from 'nlquery/http';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../../src/errors/error-codes.ts';
import type { ErrorCode } from '../../../src/errors/error-details.ts';
import { validatorOf } from '../../integration/http/open-api-client.ts';

const rest = { headers: { 'content-type': 'application/json' } };

/** Services of which every call fails. */
function failing(failure: unknown): HttpServices {
  const service = new Proxy({}, { get: () => () => Promise.reject(failure) });
  return { workspace: service, query: service, knowledge: service, advisor: service } as HttpServices;
}

interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: any JSON
  readonly body: any;
  readonly headers: Headers;
}

async function ask(handler: HttpHandler, path: string, init?: RequestInit): Promise<Answer> {
  const response = await handler(new Request(`http://localhost${path}`, init));
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers };
}

const open = (services: HttpServices, options: Partial<HttpHandlerOptions> = {}): HttpHandler =>
  createHttpHandler(services, { authenticate: 'none', rateLimit: false, ...options });

const workspace = `/workspace/tenant_${'0'.repeat(64)}`;
const routes: readonly (readonly [string, string, unknown?])[] = [
  ['POST', '/workspace', { db_url: 'sqlite:shop.db' }],
  ['GET', '/workspace'],
  ['GET', workspace],
  ['DELETE', workspace],
  ['GET', `${workspace}/schema`],
  ['POST', `${workspace}/refresh`],
  ['GET', `/status/tenant_${'0'.repeat(64)}`],
  ['POST', '/query', { workspace_id: 'x', prompt: 'How many?' }],
  ['POST', '/query/run', { workspace_id: 'x', sql: 'SELECT 1' }],
  ['GET', `${workspace}/knowledge`],
  ['POST', `${workspace}/knowledge`, { entry: { kind: 'term', term: 'VIP', meaning: 'rich' } }],
  ['DELETE', `${workspace}/knowledge?id=x`],
  ['POST', '/new', { url: '', ddl: [{ statement: 'CREATE TABLE t (id int)' }], queries: [] }],
  ['GET', '/status?task_id=x'],
  ['GET', '/getresult?task_id=x'],
  ['GET', '/report?task_id=x'],
  ['DELETE', '/task?task_id=x'],
];

/** Errors of a code as a service would throw them, with a detail that must not be seen. */
function failureOf(code: ErrorCode): Failure {
  const fault = { kind: 'other', name: null, message: 'no' };
  const details = {
    tenantId: 't',
    taskId: 't',
    reason: 'gone',
    rule: 'functions',
    at: 1,
    fault,
    adapter: 'x',
    issues: [],
    id: 'x',
    option: 'o',
    packageName: 'p',
  };
  const cause = new Error('the cause, with hunter2-secret');
  return new NlQueryError(code as 'LLM_FAILED', `${code} at 10.0.0.7`, { details, cause } as never);
}

describe('createHttpHandler', () => {
  it('has to be told that a server is open to everybody', () => {
    const create = (options: unknown) => () =>
      createHttpHandler(failing(null), options as HttpHandlerOptions);
    const rejection = expect.objectContaining({
      code: 'INVALID_OPTIONS',
      details: { option: 'authenticate' },
    });
    for (const options of [
      undefined,
      {},
      { authenticate: null },
      { authenticate: undefined },
      { authenticate: true },
    ]) {
      expect(create(options)).toThrow(rejection);
    }
    expect(create({ authenticate: 'none' })).not.toThrow();
  });

  it.each([
    ['basePath', '/api/'],
    ['basePath', 'api'],
    ['maxBodyBytes', 0],
    ['cors', { origins: ['https://a.example/path'] }],
    ['rateLimit', true],
    ['rateLimit', { requests: -1 }],
  ])('refuses the option %s: %j', (option, value) => {
    expect(() => open(failing(null), { [option]: value } as never)).toThrow(
      expect.objectContaining({ code: 'INVALID_OPTIONS', message: expect.stringContaining(option) }),
    );
  });

  describe.each(routes.map(([method, path, body]) => ({ method, path, body })))(
    '$method $path',
    ({ method, path, body }) => {
      const init = { ...rest, method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };

      it('answers every failure that the document says, in the form that it says', async () => {
        const { body: document } = await ask(open(failing(null)), '/openapi.json');
        const pattern = path.replace(/\?.*/, '').replace(/tenant_0+/, '{workspace_id}');
        const { responses } = document.paths[pattern][method.toLowerCase()];
        const validate = validatorOf(document);
        const documented = Object.entries(responses as Record<string, { description: string }>)
          .filter(([status]) => Number(status) >= 400)
          .flatMap(([status, { description }]) =>
            [...description.matchAll(/`(\w+)`/g)].map(([, code]) => [status, code]),
          );
        expect(documented.length).toBeGreaterThan(4);
        for (const [status, code] of documented as [string, ErrorCode][]) {
          const answer = await ask(open(failing(failureOf(code))), path, init);
          expect(answer).toMatchObject({ status: Number(status), body: { error: { code } } });
          validate(['components', 'schemas', 'Error'], answer.body);
          expect(JSON.stringify(answer.body)).not.toMatch(/hunter2|stack|\bat \w+ \(/);
          const { fault } = errorCodes[code];
          if (fault === 'developer' || fault === 'vendor')
            expect(JSON.stringify(answer.body)).not.toContain('10.0.0.7');
        }
      });

      it('makes of a failure that is not foreseen a 500 that tells nothing, and a line in the log', async () => {
        const lines: unknown[] = [];
        const log = (fields: unknown) => void lines.push(fields);
        const logger = { debug: log, info: log, warn: log, error: log };
        const answer = await ask(open(failing(new Error('boom at 10.0.0.7')), { logger }), path, init);
        expect(answer).toMatchObject({ status: 500, body: { error: { code: 'INTERNAL' } } });
        expect(JSON.stringify(answer.body)).not.toContain('boom');
        expect(lines).toEqual([
          expect.objectContaining({
            status: 500,
            code: 'INTERNAL',
            reason: 'boom at 10.0.0.7',
            requestId: answer.headers.get('x-request-id'),
          }),
        ]);
      });
    },
  );

  it('is ready while its check passes', async () => {
    const ready = async () => {};
    expect(await ask(open(failing(null), { ready }), '/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready' },
    });
    expect(await ask(open(failing(new Error('redis is away'))), '/ready')).toMatchObject({
      status: 503,
      body: { error: { code: 'NOT_READY', message: 'The server is not ready.' } },
    });
  });

  it('takes a request id that is fit for a log, and makes one otherwise', async () => {
    const handler = open(failing(null), { createId: () => 'made' });
    const idFor = async (given: string) => {
      const { headers } = await ask(handler, '/health', { headers: { 'x-request-id': given } });
      return headers.get('x-request-id');
    };
    expect(await idFor('trace-1.2:3_4')).toBe('trace-1.2:3_4');
    for (const given of ['a b', '{"a":1}', 'é', 'x'.repeat(65), '<script>'])
      expect(await idFor(given)).toBe('made');
  });

  it('gives its headers to answers of every kind', async () => {
    const handler = open(failing(new Error('boom')));
    for (const path of ['/health', '/nothing', '/workspace', '/openapi.json']) {
      const { headers } = await ask(handler, path);
      expect(Object.fromEntries(headers)).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'content-type': 'application/json; charset=utf-8',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
      });
    }
  });

  it('lets no page of another origin in unless it is told', async () => {
    const origin = 'https://app.example.com';
    const asked = { headers: { origin, 'access-control-request-method': 'POST' }, method: 'OPTIONS' };
    const closed = open(failing(null));
    expect(
      (await ask(closed, '/health', { headers: { origin } })).headers.has('access-control-allow-origin'),
    ).toBe(false);
    expect((await ask(closed, '/query', asked)).status).toBe(405);

    const some = open(failing(null), { cors: { origins: [origin] } });
    const answer = await ask(some, '/health', { headers: { origin } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    expect(answer.headers.get('vary')).toBe('origin');
    const preflight = await ask(some, '/query', asked);
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toMatch('authorization');
    const stranger = { headers: { ...asked.headers, origin: 'https://evil.example.com' }, method: 'OPTIONS' };
    expect((await ask(some, '/query', stranger)).headers.has('access-control-allow-origin')).toBe(false);

    const all = open(failing(null), { cors: { origins: '*' } });
    expect(
      (await ask(all, '/health', { headers: { origin } })).headers.get('access-control-allow-origin'),
    ).toBe('*');
  });

  it.each([{}, { ownerId: undefined }, { ownerId: '' }, { ownerId: null }, { ownerId: 5 }, undefined])(
    'lets nobody in whose authentication gave %j',
    async (caller) => {
      const list = () => Promise.reject(new Error('It was asked.'));
      const services = { workspace: { list } } as unknown as HttpServices;
      const handler = createHttpHandler(services, { authenticate: () => caller as never });
      expect((await ask(handler, '/workspace')).status).toBe(401);
    },
  );

  it('passes on owner and principal of the caller, and takes neither from the body', async () => {
    const asked: unknown[] = [];
    const services = failing(new NlQueryError('WORKSPACE_NOT_FOUND', 'no', { details: { tenantId: 'x' } }));
    const ask1: HttpServices['query']['ask'] = (request) => {
      asked.push(request);
      throw new NlQueryError('WORKSPACE_NOT_FOUND', 'no', { details: { tenantId: 'x' } });
    };
    const query = { ...services.query, ask: ask1 } as HttpServices['query'];
    const authenticate = () => ({ ownerId: 'ada', principal: { tenant: 42 } });
    const handler = createHttpHandler({ ...services, query }, { authenticate });
    const body = { workspace_id: 'x', prompt: 'How many?' };
    await ask(handler, '/query', { ...rest, method: 'POST', body: JSON.stringify(body) });
    expect(asked).toEqual([expect.objectContaining({ ownerId: 'ada', principal: { tenant: 42 } })]);
    for (const field of ['principal', 'owner_id', 'ownerId', 'limits']) {
      const sent = JSON.stringify({ ...body, [field]: { tenant: 1 } });
      expect((await ask(handler, '/query', { ...rest, method: 'POST', body: sent })).status).toBe(400);
    }
  });

  it('never rejects, not even when the logger throws', async () => {
    const log = () => {
      throw new Error('the disk is full');
    };
    const logger = { debug: log, info: log, warn: log, error: log };
    expect(await ask(open(failing(null), { logger }), '/health')).toMatchObject({
      status: 500,
      body: { error: { code: 'INTERNAL' } },
    });
  });

  it('has no advisor routes without an advisor', async () => {
    const { advisor: _advisor, ...services } = failing(null);
    expect((await ask(open(services), '/new', { ...rest, method: 'POST', body: '{}' })).status).toBe(404);
    expect(Object.keys((await ask(open(services), '/openapi.json')).body.paths)).not.toContain('/new');
  });

  const streamed = (path: string): Request =>
    new Request(`http://localhost${path}`, {
      method: 'POST',
      headers: { ...rest.headers, accept: 'text/event-stream' },
      body: JSON.stringify({ workspace_id: 'x', prompt: 'y' }),
    });

  it('logs why a stream has failed, as of any other answer', async () => {
    const logged: unknown[] = [];
    const log = (level: string) => (fields: object, message: string) => logged.push([level, fields, message]);
    const logger = { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') };
    const query = {
      ask: async (_request: unknown, options: { onEvent: (event: object) => void }) => {
        options.onEvent({ stage: 'generated', sql: 'SELECT 1' });
        throw new NlQueryError('LLM_FAILED', 'no', {
          details: { adapter: 'openai' },
          cause: new Error('quota'),
        });
      },
    } as unknown as HttpServices['query'];
    const response = await open({ ...failing(null), query }, { logger })(streamed('/query'));
    expect(await response.text()).toContain('event: error\n');
    const fields = expect.objectContaining({ status: 200, code: 'LLM_FAILED', reason: 'quota' });
    expect(logged).toEqual([['error', fields, 'request failed']]);
  });

  it.each([
    ['at once', false, 500],
    ['after an event', true, 200],
  ])('answers for rows that JSON cannot hold, %s', async (_, isBegun, status) => {
    const query = {
      ask: async (_request: unknown, options: { onEvent: (event: object) => void }) => {
        if (isBegun) options.onEvent({ stage: 'generated', sql: 'SELECT 1' });
        return { outcome: 'answered', data: [{ n: 1n }] };
      },
    } as unknown as HttpServices['query'];
    const response = await open({ ...failing(null), query })(streamed('/query'));
    expect(response.status).toBe(status);
    expect(await response.text()).toContain('INTERNAL');
  });

  it('keeps a silent stream alive', async () => {
    const end = Promise.withResolvers<never>();
    const query = { ask: () => end.promise, run: () => end.promise } as unknown as HttpServices['query'];
    const handler = open({ ...failing(null), query }, { keepAliveMs: 10 });
    const response = await handler(
      new Request('http://localhost/query', {
        method: 'POST',
        headers: { ...rest.headers, accept: 'text/event-stream' },
        body: JSON.stringify({ workspace_id: 'x', prompt: 'y' }),
      }),
    );
    const reader = response.body?.getReader();
    expect(new TextDecoder().decode((await reader?.read())?.value)).toBe(': still working\n\n');
    end.reject(failureOf('LLM_FAILED'));
    let text = '';
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      text += new TextDecoder().decode(part.value);
    expect(text).toContain(
      'event: error\ndata: {"error":{"code":"LLM_FAILED","message":"The language model failed."}}\n\n',
    );
  });
});
