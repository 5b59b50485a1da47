import type { NlQuery, NlQueryOptions } from 'nlquery';
import { type ApiKeys, apiKeys, createHttpHandler, type HttpHandlerOptions } from 'nlquery/http';
import { bullmqQueue } from 'nlquery/queue/bullmq';
import { redisStateStore } from 'nlquery/state-store/redis';
import type { RedisService } from '../../services/start-redis.ts';
import { createHarness, type Harness, type Reply } from '../../support/create-harness.ts';
import { type Served, serveHandler } from './serve-handler.ts';

/** The whole service: an instance on a real Redis, behind real HTTP, with a key for each of two owners. */
export interface RestStage extends Served {
  readonly nl: NlQuery;
  readonly harness: Harness;
  readonly keys: ApiKeys;
  readonly ada: string;
  readonly bob: string;
}

export async function createRestStage(
  redis: RedisService,
  reply: Reply,
  options: { readonly instance?: Partial<NlQueryOptions>; readonly http?: Partial<HttpHandlerOptions> } = {},
): Promise<RestStage> {
  const { url, prefix, drop } = await redis.createPrefix();
  const stateStore = redisStateStore({ url, prefix });
  const harness = await createHarness(reply, {
    stateStore,
    queue: bullmqQueue({ url, prefix: `${prefix}queue:` }),
    ...options.instance,
  });
  const keys = apiKeys({ stateStore });
  const handler = createHttpHandler(harness.nl, {
    authenticate: keys.authenticate,
    logger: harness.options.logger,
    rateLimit: false,
    ...options.http,
  });
  const served = await serveHandler(handler);
  return {
    ...served,
    nl: harness.nl,
    harness,
    keys,
    ada: (await keys.create({ ownerId: 'ada', name: 'tests' })).key,
    bob: (await keys.create({ ownerId: 'bob', name: 'tests' })).key,
    close: async () => {
      await served.close();
      await harness.close();
      await drop();
    },
  };
}
