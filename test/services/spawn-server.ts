import { execFile, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Unprivileged } from './unprivileged.ts';

export interface SpawnServerOptions {
  readonly user: Pick<Unprivileged, 'folder' | 'wrap'>;
  /** What makes the data folder; runs to its end before the server starts. */
  readonly prepare?: readonly [command: string, args: readonly string[]] | undefined;
  readonly command: string;
  readonly args: readonly string[];
  /** The server answers. Asked every 25 ms. */
  readonly isReady: () => Promise<boolean>;
}

/** Starts a server and resolves, once it answers, to what stops it and removes its folder. */
export async function spawnServer(options: SpawnServerOptions): Promise<() => Promise<void>> {
  const { user, prepare, isReady } = options;
  if (prepare) {
    const [command, args] = user.wrap(...prepare);
    await promisify(execFile)(command, [...args], { cwd: user.folder });
  }
  const [command, args] = user.wrap(options.command, options.args);
  const server = spawn(command, args, { cwd: user.folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  server.stdout.on('data', (chunk) => output.push(String(chunk)));
  server.stderr.on('data', (chunk) => output.push(String(chunk)));
  const exited = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', (error) => {
      output.push(String(error));
      resolve();
    });
  });
  let isRunning = true;
  exited.then(() => {
    isRunning = false;
  });
  const stop = async (): Promise<void> => {
    if (isRunning) server.kill('SIGKILL');
    await exited;
    await rm(user.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  for (const deadline = Date.now() + 20_000; ; ) {
    if (isRunning && (await isReady())) return stop;
    if (!isRunning || Date.now() > deadline) {
      await stop();
      throw new Error(`${options.command} did not start: ${output.join('').slice(-2_000)}`);
    }
    await delay(25);
  }
}
