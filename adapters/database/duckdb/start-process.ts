import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProcessOutcome, ProcessReply, ProcessRequest } from './process-message.ts';
import type { ProcessSettings } from './process-settings.ts';

/** A child process that opens one file and answers one request at a time. */
export interface DuckdbProcess {
  /** Whether it can still be asked. */
  readonly alive: boolean;
  /** The unasked first message: whether DuckDB could be loaded. */
  opened(options: ExchangeOptions): Promise<ProcessOutcome>;
  /** Asks, and kills the process when the time is up or the signal aborted; resolves once it is gone then. */
  ask(request: ProcessRequest, options: ExchangeOptions): Promise<ProcessOutcome>;
  /** Kills it and resolves once it is gone. */
  kill(): Promise<void>;
}

export interface ExchangeOptions {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Longest delay a Node timer takes. */
const longestDelayMs = 2 ** 31 - 1;

/**
 * Starts a process for one file. It gets neither the environment nor the flags of this one, keeps this one running only
 * while it is asked something, and ends with it.
 */
export function startProcess(settings: ProcessSettings): DuckdbProcess {
  const child = fork(entryFile(), [settings.path, JSON.stringify(settings)], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=512'],
    env: environment(),
  });
  let alive = true;
  let settle: (outcome: ProcessOutcome) => void = () => {};
  const gone = new Promise<void>((resolve) => {
    const end = (signal: string | null) => {
      alive = false;
      settle({ kind: 'ended', signal });
      resolve();
    };
    child.once('exit', (_code, signal) => end(signal));
    child.once('error', () => (child.pid === undefined ? end(null) : undefined));
  });
  child.on('message', (reply) => settle({ kind: 'reply', reply: reply as ProcessReply }));

  async function kill(): Promise<void> {
    if (alive) {
      alive = false;
      hold(child, true);
      child.kill('SIGKILL');
    }
    await gone;
  }

  async function exchange(send: () => void, options: ExchangeOptions): Promise<ProcessOutcome> {
    if (!alive) return { kind: 'ended', signal: null };
    const { promise: settled, resolve } = Promise.withResolvers<ProcessOutcome>();
    settle = resolve;
    const stop = () => void kill();
    let timedOut = false;
    const onTimeout = () => {
      timedOut = true;
      stop();
    };
    const limited = options.timeoutMs !== undefined;
    const timer = limited ? setTimeout(onTimeout, Math.min(options.timeoutMs, longestDelayMs)) : undefined;
    options.signal?.addEventListener('abort', stop);
    hold(child, true);
    try {
      send();
      const outcome = await settled;
      return timedOut && outcome.kind === 'ended' ? { kind: 'timeout' } : outcome;
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', stop);
      settle = () => {};
      hold(child, false);
    }
  }

  return {
    get alive() {
      return alive;
    },
    opened: (options) => exchange(() => {}, options),
    ask: (request, options) => exchange(() => child.send(request, () => {}), options),
    kill,
  };
}

/** While held, the child keeps this process running. */
function hold(child: ChildProcess, held: boolean): void {
  if (held) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

/** Beside this file both in the sources and in the build, where all entries stand in one folder. */
function entryFile(): string {
  const name = import.meta.url.endsWith('.ts') ? './duckdb-process.ts' : './duckdb-process.js';
  return fileURLToPath(new URL(name, import.meta.url));
}

/** What Windows needs to start a process; no secret of the parent's. DuckDB shows times in UTC unless told otherwise. */
function environment(): Record<string, string> {
  const { SystemRoot } = process.env;
  return { TZ: 'UTC', ...(SystemRoot === undefined ? {} : { SystemRoot }) };
}
