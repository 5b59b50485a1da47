import { runCli } from '../../../src/cli/run-cli.ts';
import { capturedIo } from '../../unit/cli/support/captured-io.ts';

export interface Served {
  readonly url: string;
  readonly err: () => string;
  /** As Ctrl-C does; gives the exit code. */
  stop(): Promise<number>;
}

/** `nlquery serve` in this process, on a free port. */
export async function startServe(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const interrupt = new AbortController();
  const now = (): number => performance.timeOrigin + performance.now();
  const io = capturedIo({ env, signal: interrupt.signal, now });
  const exited = runCli(['serve', '--port', '0', ...argv], io);
  const url = await Promise.race([
    exited.then((code) => {
      throw new Error(`It ended with ${code}: ${io.err()}`);
    }),
    readUrl(io.err),
  ]);
  return {
    url,
    err: io.err,
    stop: () => {
      interrupt.abort();
      return exited;
    },
  };
}

async function readUrl(err: () => string): Promise<string> {
  for (;;) {
    const [, port] = /ready at http:\/\/[^/]+:(\d+)\//.exec(err()) ?? [];
    if (port) return `http://127.0.0.1:${port}`;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
