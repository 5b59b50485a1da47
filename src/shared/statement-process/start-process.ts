import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { timerDelay } from '../timer-delay.ts';
import type { ProcessOutcome, ProcessReply, ProcessRequest, ScratchRequest } from './process-message.ts';

/** What a child process is started with; its JavaScript heap is limited to 512 MB. */
export interface ProcessProgram {
  /** The file that it runs. */
  readonly entry: URL;
  readonly arguments: readonly string[];
  /** All of its environment variables. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A child process that answers one request at a time. */
export interface StatementProcess {
  /** Whether it can still be asked. */
  readonly alive: boolean;
  /** The unasked first message: whether it can be asked. */
  opened(options: ExchangeOptions): Promise<ProcessOutcome>;
  /** Asks, and kills the process when the time is up or the signal aborted; resolves once it is gone then. */
  ask(request: ProcessRequest | ScratchRequest, options: ExchangeOptions): Promise<ProcessOutcome>;
  /** Kills it and resolves once it is gone. */
  kill(): Promise<void>;
}

export interface ExchangeOptions {
  readonly timeoutMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Called with the JSON of each part of an answer that comes in several, but the last. */
  readonly onPart?: ((json: string) => void) | undefined;
}

/**
 * Starts a process. It gets neither the environment nor the flags of this one, and keeps this one running only while it is asked
 * something.
 */
export function startProcess(program: ProcessProgram): StatementProcess {
  const child = fork(fileURLToPath(program.entry), program.arguments, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--disable-warning=ExperimentalWarning', '--max-old-space-size=512'],
    env: program.environment,
  });
  let alive = true;
  let settle: (outcome: ProcessOutcome) => void = () => {};
  let takePart: (json: string) => void = () => {};
  const gone = new Promise<void>((resolve) => {
    const end = (signal: string | null) => {
      alive = false;
      settle({ kind: 'ended', signal });
      resolve();
    };
    child.once('exit', (_code, signal) => end(signal));
    child.once('error', () => (child.pid === undefined ? end(null) : undefined));
  });
  child.on('message', (message) => {
    const reply = message as ProcessReply;
    if (reply.ok && reply.more === true) takePart(reply.json);
    else settle({ kind: 'reply', reply });
  });

  async function kill(): Promise<void> {
    if (alive) {
      alive = false;
      hold(child, true);
      child.kill('SIGKILL');
    }
    await gone;
  }

  /** `send` calls back with an error when the process cannot be reached. */
  async function exchange(
    send: (sent: (error: Error | null) => void) => void,
    options: ExchangeOptions,
  ): Promise<ProcessOutcome> {
    if (!alive) return { kind: 'ended', signal: null, unasked: true };
    const { promise: settled, resolve } = Promise.withResolvers<ProcessOutcome>();
    settle = resolve;
    takePart = options.onPart ?? (() => {});
    const stop = () => void kill();
    let timedOut = false;
    const onTimeout = () => {
      timedOut = true;
      stop();
    };
    const limited = options.timeoutMs !== undefined;
    const timer = limited ? setTimeout(onTimeout, timerDelay(options.timeoutMs)) : undefined;
    let unasked = false;
    const sent = (error: Error | null) => {
      unasked = error !== null;
      if (unasked) stop();
    };
    options.signal?.addEventListener('abort', stop);
    hold(child, true);
    try {
      if (options.signal?.aborted) stop();
      else send(sent);
      const outcome = await settled;
      if (outcome.kind !== 'ended') return outcome;
      if (timedOut) return { kind: 'timeout' };
      return unasked ? { ...outcome, unasked } : outcome;
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', stop);
      settle = () => {};
      takePart = () => {};
      hold(child, false);
    }
  }

  return {
    get alive() {
      return alive;
    },
    opened: (options) => exchange(() => {}, options),
    ask: (request, options) => exchange((sent) => child.send(request, sent), options),
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
