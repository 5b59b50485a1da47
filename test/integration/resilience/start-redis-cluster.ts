import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../../services/free-port.ts';
import { redisCommands } from '../../services/redis-commands.ts';
import { type PersistentRedis, startPersistentRedis } from './start-persistent-redis.ts';

export interface RedisCluster {
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  close(): Promise<void>;
}

/** A cluster of two masters with half of the slots each: commands on keys of several slots are refused. `null` without Redis. */
export async function startRedisCluster(): Promise<RedisCluster | null> {
  const busPorts = [await freePort(), await freePort()];
  const servers: PersistentRedis[] = [];
  for (const busPort of busPorts) {
    const server = await startPersistentRedis([
      '--cluster-enabled',
      'yes',
      '--cluster-port',
      String(busPort),
    ]);
    if (server === null) return null;
    servers.push(server);
  }
  const addresses = servers.map(({ port }) => ({ host: '127.0.0.1', port, timeoutMs: 5_000 }));
  const [first, second] = addresses;
  const close = async (): Promise<void> => void (await Promise.all(servers.map((server) => server.close())));
  if (!first || !second) return null;
  await redisCommands(first, [['CLUSTER', 'ADDSLOTSRANGE', '0', '8191']]);
  await redisCommands(second, [['CLUSTER', 'ADDSLOTSRANGE', '8192', '16383']]);
  await redisCommands(first, [['CLUSTER', 'MEET', '127.0.0.1', String(second.port), String(busPorts[1])]]);
  for (const address of addresses) {
    while (!(await isComplete(address))) await delay(50);
  }
  return { nodes: addresses, close };
}

async function isComplete(address: { host: string; port: number; timeoutMs: number }): Promise<boolean> {
  const [info] = await redisCommands(address, [['CLUSTER', 'INFO']]);
  return /cluster_state:ok/.test(String(info)) && /cluster_known_nodes:2/.test(String(info));
}
