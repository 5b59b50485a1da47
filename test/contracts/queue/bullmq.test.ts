import { bullmqQueue } from 'nlquery/queue/bullmq';
import { queueContract, runContract } from 'nlquery/testing';
import { afterAll, test } from 'vitest';
import { describeWithService } from '../../services/describe-with-service.ts';
import { startRedis } from '../../services/start-redis.ts';
import { startSilentServer } from '../../support/start-silent-server.ts';

const silent = await startSilentServer();

describeWithService('redis', await startRedis(), async (server) => {
  const { url, prefix, drop } = await server.createPrefix();
  afterAll(drop);
  const cases = queueContract((storage) => bullmqQueue({ url, prefix: `${prefix}${storage}:` }), {
    capabilities: ['persistent', 'distributed'],
    unreachable: () => bullmqQueue({ url: 'redis://:hunter2-secret@127.0.0.1:1', timeoutMs: 200 }),
    unanswering: () => bullmqQueue({ url: `redis://:hunter2-secret@127.0.0.1:${silent.port}` }),
    secrets: ['hunter2-secret'],
  });
  runContract(cases, test);
});
