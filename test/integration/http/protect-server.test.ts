import { createServer } from 'node:http';
import { createHttpHandler, type HttpServices, protectServer, toNodeHandler } from 'nlquery/http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendRaw } from './send-raw.ts';
import { listen, type Served } from './serve-handler.ts';

const services = { workspace: { list: async () => [] } } as unknown as HttpServices;

describe('protectServer', () => {
  let served: Served;

  beforeAll(async () => {
    const handler = toNodeHandler(createHttpHandler(services, { authenticate: 'none', maxBodyBytes: 100 }));
    const server = protectServer(createServer({ connectionsCheckingInterval: 20 }, handler));
    server.headersTimeout = 100;
    served = await listen(server);
  });

  afterAll(() => served.close());

  it.each([
    ['what is not HTTP', 'hello\r\n\r\n', 400, 'INVALID_REQUEST'],
    ['a request without a host', 'GET /health HTTP/1.1\r\n\r\n', 400, 'INVALID_REQUEST'],
    [
      'headers that are too large',
      `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
    ['headers that do not end', 'GET / HTTP/1.1\r\nHost: a\r\n', 408, 'REQUEST_TIMEOUT'],
    ['a tunnel', 'CONNECT db.internal:5432 HTTP/1.1\r\nHost: a\r\n\r\n', 405, 'METHOD_NOT_ALLOWED'],
    ['an expectation', 'GET /health HTTP/1.1\r\nHost: a\r\nExpect: magic\r\n\r\n', 417, 'EXPECTATION_FAILED'],
    [
      'chunk extensions without end',
      `POST /workspace HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5;${'x'.repeat(20_000)}`,
      413,
      'PAYLOAD_TOO_LARGE',
    ],
  ])('answers %s in the form of all errors', async (_what, text, status, code) => {
    const reply = await sendRaw(served.port, Buffer.from(text));
    expect(reply.status).toBe(status);
    expect(JSON.parse(reply.body)).toMatchObject({ error: { code, message: expect.any(String) } });
    expect(reply.headers).toMatchObject({ connection: 'close', 'x-content-type-options': 'nosniff' });
  });

  it('closes the connection on which a body has become too large', async () => {
    const head =
      'POST /workspace HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
    const reply = await sendRaw(served.port, Buffer.from(`${head}1000\r\n${'x'.repeat(4096)}\r\n`));
    expect(reply.status).toBe(413);
    expect(reply.headers.connection).toBe('close');
  });

  it('lets HTTP/1.0 go without a host, and a body wait for 100 Continue', async () => {
    expect((await sendRaw(served.port, Buffer.from('GET /health HTTP/1.0\r\n\r\n'))).status).toBe(200);
    const head =
      'POST /workspace HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nExpect: 100-continue';
    const reply = await sendRaw(served.port, Buffer.from(`${head}\r\nContent-Length: 2\r\n\r\n{}`));
    expect(JSON.parse(reply.body)).toMatchObject({
      error: { code: 'INVALID_REQUEST', issues: [{ path: 'db_url' }] },
    });
  });
});
