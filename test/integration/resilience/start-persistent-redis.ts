import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { findBinary } from '../../services/find-binary.ts';
import { freePort } from '../../services/free-port.ts';
import { redisCommands } from '../../services/redis-commands.ts';
import { unprivileged } from '../../services/unprivileged.ts';

export interface PersistentRedis {
  readonly url: string;
  readonly port: number;
  /** Kills the server and starts it again on the same port, with what it had acknowledged, after `awayMs` milliseconds. */
  restart(awayMs: number): Promise<void>;
  /** Kills it; it can be started again. */
  kill(): Promise<void>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A Redis of our own that keeps every write in its log; `null` when this machine has none. */
export async function startPersistentRedis(flags: readonly string[] = []): Promise<PersistentRedis | null> {
  const binary = findBinary(['redis-server', 'valkey-server'], []);
  if (binary === null) return null;
  const user = unprivileged(['redis']);
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', user.folder, '--save', ''];
  const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--maxmemory-policy', 'noeviction'];
  const [command, args] = user.wrap(binary, [...options, ...durable, ...flags]);
  let stop = async (): Promise<void> => {};

  async function start(): Promise<void> {
    const server = spawn(command, args, { cwd: user.folder, stdio: 'ignore' });
    const exited = new Promise<void>((resolve) => server.once('exit', () => resolve()));
    stop = async () => {
      server.kill('SIGKILL');
      await exited;
    };
    while (!(await answers(port))) await delay(20);
  }

  await start();
  const redis: PersistentRedis = {
    url: `redis://127.0.0.1:${port}`,
    port,
    start,
    kill: () => stop(),
    restart: async (awayMs) => {
      await stop();
      await delay(awayMs);
      await start();
    },
    close: async () => {
      await stop();
      rmSync(user.folder, { recursive: true, force: true });
    },
  };
  return redis;
}

async function answers(port: number): Promise<boolean> {
  try {
    const [reply] = await redisCommands({ host: '127.0.0.1', port, timeoutMs: 500 }, [['PING']]);
    return reply === 'PONG';
  } catch {
    return false; // not yet
  }
}
