import { Cluster } from 'ioredis';
import { redisStateStore } from 'nlquery/state-store/redis';
import { runContract, stateStoreContract } from 'nlquery/testing';
import { afterAll, expect, test } from 'vitest';
import { describeWithService } from '../../../services/describe-with-service.ts';
import { startRedisCluster } from '../../resilience/start-redis-cluster.ts';

describeWithService('redis cluster', await startRedisCluster(), (cluster) => {
  const client = new Cluster([...cluster.nodes]);
  afterAll(() => client.disconnect());

  runContract(
    stateStoreContract((storage) => redisStateStore({ client, prefix: `${storage}:` }), {
      capabilities: ['persistent'],
    }),
    test,
  );

  test('records spread over the nodes, and list finds them all', async () => {
    const store = redisStateStore({ client, prefix: 'spread:' });
    const keys = Array.from({ length: 100 }, (_, index) => `k${String(index).padStart(3, '0')}`);
    for (const key of keys) await store.set(key, key);
    const sizes = await Promise.all(client.nodes('master').map((node) => node.dbsize()));
    expect(sizes.filter((size) => size > 0).length).toBe(2);
    expect((await store.list('k')).map(({ key }) => key)).toEqual(keys);
  });
});
