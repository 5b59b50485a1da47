import { NlQueryError } from '../../errors/nl-query-error.ts';
import { throwIfAborted } from '../throw-if-aborted.ts';
import { createTurns } from './create-turns.ts';
import type { ProcessOutcome, ProcessRequest } from './process-message.ts';
import {
  type ExchangeOptions,
  type ProcessProgram,
  type StatementProcess,
  startProcess,
} from './start-process.ts';

/** The child processes of one connection. */
export interface ProcessPool {
  /**
   * Asks a free process, starting one if there may be one more. `timeoutMs` limits the wait in line and, from then on anew, the
   * request itself; the start of a process has a limit of its own.
   *
   * Rejects with `ABORTED`, and with `CLOSED` once the pool has been closed.
   */
  ask(request: ProcessRequest, options: PoolOptions): Promise<ProcessOutcome>;
  /** Kills every process, whatever it is doing, and resolves once all are gone. Safe to call twice. */
  close(): Promise<void>;
}

export interface PoolOptions extends ExchangeOptions {
  /** How long a process may take to start. @defaultValue 10000 */
  readonly startTimeoutMs?: number | undefined;
}

const defaultStartTimeoutMs = 10_000;

export function createProcessPool(product: string, program: ProcessProgram, size: number): ProcessPool {
  const turns = createTurns(size);
  const living = new Set<StatementProcess>();
  const idle: StatementProcess[] = [];
  let closed = false;

  async function askInTurn(request: ProcessRequest, options: PoolOptions): Promise<ProcessOutcome> {
    for (;;) {
      const kept = takeIdle();
      const process = kept ?? start();
      try {
        const opening = kept ? null : await opened(process, options);
        if (opening) return opening;
        const outcome = await process.ask(request, options);
        // Something else has ended it while it was idle: that says nothing of the request.
        const isLost = kept !== null && outcome.kind === 'ended' && outcome.unasked === true;
        if (!isLost || closed) return outcome;
      } finally {
        if (process.alive && !closed) idle.push(process);
        else living.delete(process);
      }
    }
  }

  /** How the start of a process went wrong; `null` when it can be asked. */
  async function opened(process: StatementProcess, options: PoolOptions): Promise<ProcessOutcome | null> {
    const opening = await process.opened({
      timeoutMs: options.startTimeoutMs ?? defaultStartTimeoutMs,
      signal: options.signal,
    });
    if (opening.kind === 'reply' && opening.reply.ok) return null;
    await process.kill();
    return opening;
  }

  function takeIdle(): StatementProcess | null {
    for (let process = idle.pop(); process; process = idle.pop()) {
      if (process.alive) return process;
      living.delete(process);
    }
    return null;
  }

  function start(): StatementProcess {
    const process = startProcess(program);
    living.add(process);
    return process;
  }

  function throwIfClosed(): void {
    if (closed) throw closedError(product);
  }

  return {
    async ask(request, options) {
      throwIfAborted(options.signal);
      throwIfClosed();
      const admitted = await turns.take(options).catch((error: unknown) => {
        throwIfAborted(options.signal);
        throw error;
      });
      if (!admitted) return { kind: 'timeout' };
      try {
        const outcome = await askInTurn(request, options);
        if (outcome.kind !== 'reply') {
          throwIfAborted(options.signal);
          throwIfClosed();
        }
        return outcome;
      } finally {
        turns.end();
      }
    },
    async close() {
      closed = true;
      turns.close(closedError(product));
      await Promise.all([...living].map((process) => process.kill()));
      living.clear();
    },
  };
}

function closedError(product: string): NlQueryError {
  return new NlQueryError('CLOSED', `The ${product} connection has been closed.`, {});
}
