import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { trinoDatabase } from 'nlquery/database/trino';
import { afterEach, describe, expect, it } from 'vitest';
import { pinnedFetch } from '../../../../adapters/database/trino/pinned-fetch.ts';
import { selfSignedCertificate } from '../postgres/self-signed-certificate.ts';

const tls = selfSignedCertificate();
const addresses = ['127.0.0.1'];

describe('pinnedFetch', () => {
  let server: Server | null = null;
  afterEach(() => server?.close());

  async function listen(started: Server): Promise<number> {
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    return (started.address() as AddressInfo).port;
  }

  it('sends what fetch would send, and gives back what comes', async () => {
    const port = await listen(
      createHttpServer(async (request, response) => {
        let body = '';
        for await (const part of request.setEncoding('utf8')) body += part;
        response.writeHead(201, { 'x-told': [`${request.method}`, `${request.headers.host}`] });
        response.end(`${request.headers['x-asked']} ${body}`);
      }),
    );
    const init = { method: 'POST', headers: { 'x-asked': 'yes' }, body: 'SELECT 1' };
    const response = await pinnedFetch(addresses)(`http://db.pinned.invalid:${port}/v1`, init);
    expect([response.status, await response.text()]).toEqual([201, 'yes SELECT 1']);
    expect(response.headers.get('x-told')).toBe(`POST, db.pinned.invalid:${port}`);
  });

  it('follows no redirect', async () => {
    const port = await listen(
      createHttpServer((_request, response) => {
        response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
      }),
    );
    expect((await pinnedFetch(addresses)(`http://127.0.0.1:${port}/`)).status).toBe(302);
  });

  it('stops when it is told to', async () => {
    const port = await listen(createHttpServer(() => {}));
    const controller = new AbortController();
    const call = pinnedFetch(addresses)(`http://127.0.0.1:${port}/`, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.skipIf(tls === null)('asks for the host by its name, and verifies the certificate', async () => {
    const asked: string[] = [];
    const port = await listen(
      createServer({
        cert: tls?.certificate,
        key: tls?.key,
        SNICallback: (name, done) => {
          asked.push(name);
          done(null);
        },
      }),
    );
    const url = `trino://ada@db.pinned.invalid:${port}/memory?SSL=true`;
    await expect(trinoDatabase().connect(url, { addresses, timeoutMs: 5_000 })).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      details: { reason: expect.stringContaining('self-signed certificate') },
    });
    expect(new Set(asked)).toEqual(new Set(['db.pinned.invalid']));
  });
});
