import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const resolveSelf = fileURLToPath(new URL('./resolve-self.ts', import.meta.url));

export interface WorkerProcess {
  /** What it has printed so far. */
  readonly output: () => string;
  /** SIGKILL: no chance to say goodbye. */
  readonly kill: () => void;
  /** SIGTERM: it finishes what it has begun. */
  readonly stop: () => void;
  /** The exit code; `null` when it was killed. */
  readonly exited: Promise<number | null>;
}

/** Starts `script` in a process of its own, on source; resolves once it has printed `ready`. */
export async function startWorker(
  script: URL,
  environment: Readonly<Record<string, string>>,
): Promise<WorkerProcess> {
  const flags = ['--disable-warning=ExperimentalWarning', '--import', resolveSelf];
  const child = spawn(process.execPath, [...flags, fileURLToPath(script)], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ready = Promise.withResolvers<void>();
  const hear = (text: Buffer): void => {
    output += text;
    if (output.includes('ready')) ready.resolve();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  exited.then(() => ready.reject(new Error(`The worker ended: ${output.slice(-2_000)}`)));
  await ready.promise;
  return {
    output: () => output,
    kill: () => child.kill('SIGKILL'),
    stop: () => child.kill('SIGTERM'),
    exited,
  };
}
