import { Cluster } from 'ioredis';
import { bullmqQueue } from 'nlquery/queue/bullmq';
import { queueContract, runContract } from 'nlquery/testing';
import { afterAll, test } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startRedisCluster } from '../../resilience/start-redis-cluster.ts';

describeWithService('redis cluster', await startRedisCluster(), (cluster) => {
  const client = new Cluster([...cluster.nodes]);
  afterAll(() => client.disconnect());

  runContract(
    queueContract((storage) => bullmqQueue({ client, prefix: `${storage}:` }), {
      capabilities: ['persistent', 'distributed'],
    }),
    test,
  );
});
