import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { redisCommands } from '../../../services/redis-commands.ts';
import { startRedis } from '../../../services/start-redis.ts';

export interface RedisPair {
  /** Leads to the primary: connections made before a failover stay with the server they reached, as behind a name that DNS moves. */
  readonly url: string;
  /** Makes the replica the primary, and the primary its replica. */
  failOver(): Promise<void>;
  close(): Promise<void>;
}

/** A primary and its replica of our own; `null` when this machine has no Redis. */
export async function startRedisPair(): Promise<RedisPair | null> {
  const [first, second] = await Promise.all([startRedis({ spawn: true }), startRedis({ spawn: true })]);
  if (first === null || second === null) return null;
  const portOf = (url: string): number => Number(new URL(url).port);
  let [primary, replica] = [portOf(first.url), portOf(second.url)];
  const sockets = new Set<Socket>();
  const door = createServer((inward) => {
    const outward = connect(primary, '127.0.0.1');
    for (const [socket, other] of [
      [inward, outward],
      [outward, inward],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => {}).on('close', () => other.destroy());
    }
    inward.pipe(outward).pipe(inward);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  await follow(replica, primary);
  return {
    url: `redis://127.0.0.1:${(door.address() as AddressInfo).port}`,
    failOver: async () => {
      await send(replica, 'REPLICAOF', 'NO', 'ONE');
      [primary, replica] = [replica, primary];
      await follow(replica, primary);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      door.close();
      await Promise.all([first.close(), second.close()]);
    },
  };
}

async function follow(replica: number, primary: number): Promise<void> {
  await send(replica, 'REPLICAOF', '127.0.0.1', String(primary));
  while (!(await send(replica, 'INFO', 'replication')).includes('master_link_status:up')) await delay(20);
}

async function send(port: number, ...command: string[]): Promise<string> {
  const [reply] = await redisCommands({ host: '127.0.0.1', port, timeoutMs: 5_000 }, [command]);
  return String(reply);
}
