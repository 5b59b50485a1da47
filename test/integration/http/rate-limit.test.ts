import { Redis } from 'ioredis';
import { createHttpHandler, type HttpHandler, type HttpServices, type RateLimitOptions } from 'nlquery/http';
import { afterAll, describe, expect, it } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startRedis } from '../../services/start-redis.ts';

const services = { workspace: { list: async () => [] } } as unknown as HttpServices;

function handlerWith(rateLimit: RateLimitOptions): HttpHandler {
  return createHttpHandler(services, {
    authenticate: (request) => {
      const key = request.headers.get('authorization');
      return key?.startsWith('key-') ? { ownerId: 'ada', keyId: key } : null;
    },
    clientAddress: (request) => request.headers.get('test-address'),
    rateLimit,
  });
}

function get(handler: HttpHandler, key: string, address = '192.0.2.1'): Promise<Response> {
  return handler(
    new Request('http://localhost/workspace', { headers: { authorization: key, 'test-address': address } }),
  );
}

describe('rate limits', () => {
  it('counts by key, and says how much is left and when there is more', async () => {
    const handler = handlerWith({ requests: 2, windowMs: 60_000 });
    const first = await get(handler, 'key-1');
    expect(first.status).toBe(200);
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'ratelimit-limit': '2',
      'ratelimit-remaining': '1',
      'ratelimit-reset': '60',
      'ratelimit-policy': '2;w=60',
    });
    expect((await get(handler, 'key-1')).headers.get('ratelimit-remaining')).toBe('0');
    const refused = await get(handler, 'key-1');
    expect([refused.status, await refused.json()]).toMatchObject([429, { error: { code: 'RATE_LIMITED' } }]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(refused.headers.get('ratelimit-remaining')).toBe('0');
    expect((await get(handler, 'key-2')).status).toBe(200);
  });

  it('looks at no further key from an address that has tried too many', async () => {
    const handler = handlerWith({ failures: 3 });
    for (let time = 0; time < 3; time += 1) expect((await get(handler, 'wrong')).status).toBe(401);
    const refused = await get(handler, 'key-1');
    expect([refused.status, await refused.json()]).toMatchObject([429, { error: { code: 'RATE_LIMITED' } }]);
    expect(refused.headers.has('retry-after')).toBe(true);
    expect((await get(handler, 'key-1', '192.0.2.2')).status).toBe(200);
  });

  it('takes the addresses of one IPv6 network for one, and of IPv4 in IPv6 each for its own', async () => {
    const handler = handlerWith({ failures: 1 });
    const status = async (address: string) => (await get(handler, 'wrong', address)).status;
    expect(await status('2001:db8:0:1::1')).toBe(401);
    expect(await status('2001:db8:0:1:ffff::2')).toBe(429);
    expect(await status('2001:db8:0:2::1')).toBe(401);
    expect(await status('::ffff:192.0.2.1')).toBe(401);
    expect(await status('::ffff:192.0.2.2')).toBe(401);
    expect(await status('192.0.2.1')).toBe(429);
  });

  it('counts by address where nobody is authenticated', async () => {
    const handler = createHttpHandler(services, {
      authenticate: 'none',
      clientAddress: (request) => request.headers.get('test-address'),
      rateLimit: { requests: 1 },
    });
    expect((await get(handler, '', '192.0.2.1')).status).toBe(200);
    expect((await get(handler, '', '192.0.2.1')).status).toBe(429);
    expect((await get(handler, '', '192.0.2.2')).status).toBe(200);
  });

  it('never counts health, readiness and the document', async () => {
    const handler = handlerWith({ requests: 1, failures: 1 });
    for (let time = 0; time < 5; time += 1) {
      for (const path of ['/health', '/ready', '/openapi.json']) {
        expect((await handler(new Request(`http://localhost${path}`))).status).toBe(200);
      }
    }
  });
});

describeWithService('rate limits in Redis', await startRedis({ spawn: true }), (redis) => {
  const client = new Redis(redis.url, { maxRetriesPerRequest: null });
  client.on('error', () => {});
  afterAll(() => client.disconnect());

  it('are one for all processes', async () => {
    const keyPrefix = 'shared';
    const one = handlerWith({ requests: 2, redis: client, keyPrefix });
    const two = handlerWith({ requests: 2, redis: client, keyPrefix });
    await expect.poll(() => client.status).toBe('ready');
    expect((await get(one, 'key-1')).status).toBe(200);
    expect((await get(two, 'key-1')).status).toBe(200);
    expect((await get(one, 'key-1')).status).toBe(429);
    expect((await get(two, 'key-1')).status).toBe(429);
  });

  it('go on in each process by itself while Redis is away', async () => {
    const handler = handlerWith({ requests: 2, redis: client, keyPrefix: 'away' });
    expect((await get(handler, 'key-1')).status).toBe(200);
    await redis.close();
    await expect.poll(() => client.status).not.toBe('ready');
    expect((await get(handler, 'key-1')).status).toBe(200);
    expect((await get(handler, 'key-1')).status).toBe(200);
    expect((await get(handler, 'key-1')).status).toBe(429);
  });
});
