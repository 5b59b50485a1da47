import type { Redis } from 'ioredis';
import { expect, it } from 'vitest';
import { rateLimitFromEnvironment } from '../../../src/environment/index.ts';
import { createRateLimits } from '../../../src/http/security/create-rate-limits.ts';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startRedis } from '../../services/start-redis.ts';

it('counts in memory without REDIS_URL', async () => {
  const { rateLimit, close } = await rateLimitFromEnvironment({});
  expect(rateLimit).toEqual({});
  await close();
});

it('names the variable that is no URL of Redis', async () => {
  await expect(rateLimitFromEnvironment({ REDIS_URL: 'http://hunter2@host' })).rejects.toMatchObject({
    code: 'INVALID_OPTIONS',
    details: { option: 'REDIS_URL' },
    message: expect.not.stringContaining('hunter2'),
  });
});

describeWithService('redis rate limits', await startRedis(), (service) => {
  it('counts together with every other server', async () => {
    const { url, prefix, drop } = await service.createPrefix();
    const env = { REDIS_URL: url, NLQUERY_PREFIX: prefix };
    const servers = await Promise.all([rateLimitFromEnvironment(env), rateLimitFromEnvironment(env)]);
    const [one, other] = servers.map(({ rateLimit }) => createRateLimits({ ...rateLimit, requests: 3 }));
    await connected(servers.map(({ rateLimit }) => rateLimit.redis as Redis));
    const errors = [];
    for (const limits of [one, other, one, other]) errors.push((await limits?.admit('key'))?.error?.code);
    expect(errors).toEqual([undefined, undefined, undefined, 'RATE_LIMITED']);
    await Promise.all(servers.map((server) => server.close()));
    await drop();
  });
});

async function connected(clients: readonly Redis[]): Promise<void> {
  for (const client of clients)
    if (client.status !== 'ready') await new Promise((resolve) => client.once('ready', resolve));
}
