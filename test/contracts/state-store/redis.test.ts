import { redisStateStore } from 'nlquery/state-store/redis';
import { runContract, stateStoreContract } from 'nlquery/testing';
import { afterAll, test } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startRedis } from '../../services/start-redis.ts';
import { startSilentServer } from '../../support/start-silent-server.ts';

const silent = await startSilentServer();

describeWithService('redis', await startRedis(), async (server) => {
  const { url, prefix, drop } = await server.createPrefix();
  afterAll(drop);
  const cases = stateStoreContract((storage) => redisStateStore({ url, prefix: `${prefix}${storage}:` }), {
    capabilities: ['persistent'],
    unreachable: () => redisStateStore({ url: 'redis://:hunter2-secret@127.0.0.1:1', timeoutMs: 200 }),
    unanswering: () => redisStateStore({ url: `redis://:hunter2-secret@127.0.0.1:${silent.port}` }),
    secrets: ['hunter2-secret'],
  });
  runContract(cases, test);
});
