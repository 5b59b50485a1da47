import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { Namespace, ScratchDatabase } from '../../ports/sandbox.ts';
import { createSerialQueue } from '../create-serial-queue.ts';
import { throwIfAborted } from '../throw-if-aborted.ts';
import { failureError } from './failure-error.ts';
import type { ScratchRequest } from './process-message.ts';
import { startProcess } from './start-process.ts';
import { stoppedError } from './stopped-error.ts';

export interface ScratchEngine {
  /** The sandbox's name, `duckdb`. */
  readonly name: string;
  /** As messages name it: `DuckDB`. */
  readonly product: string;
  /** The file that the child process runs; it calls `serveScratch`. */
  readonly entry: URL;
  /** Travels as JSON, as the process's first argument. */
  readonly settings: object;
  /** The program itself stops a statement at its time limit, so that its database survives. */
  readonly stopsItself: boolean;
  readonly place: (namespace: Namespace) => readonly string[];
}

const startTimeoutMs = 60_000;
const defaultTimeoutMs = 10_000;
const defaultMaxRows = 100_000;

/** How long after a statement's time limit a program that stops it itself is killed. */
const graceMs = 2_000;

/**
 * A throwaway database in a child process of its own, which is killed with it. Rejects with `SANDBOX_FAILED`, `PEER_MISSING` and
 * `ABORTED`.
 */
export async function openScratchProcess(
  engine: ScratchEngine,
  options: CallOptions = {},
): Promise<ScratchDatabase> {
  throwIfAborted(options.signal);
  const { name, product } = engine;
  const child = startProcess({
    entry: engine.entry,
    arguments: [JSON.stringify({ ...engine.settings, name, parentPid: process.pid })],
    environment: environment(),
  });
  const inTurn = createSerialQueue();
  let closed = false;

  function failed(reason: string): NlQueryError {
    return failureError(product, { code: 'SANDBOX_FAILED', adapter: name, reason });
  }

  function ask(request: ScratchRequest, signal: AbortSignal | undefined): Promise<unknown> {
    return inTurn(async () => {
      throwIfAborted(signal);
      throwIfClosed();
      if (!child.alive) throw failed('the process that held it has ended');
      const timeoutMs = request.timeoutMs + (engine.stopsItself ? graceMs : 0);
      const outcome = await child.ask(request, { timeoutMs, signal });
      if (outcome.kind === 'reply') {
        if (!outcome.reply.ok) throw failureError(product, outcome.reply.failure);
        return JSON.parse(outcome.reply.json);
      }
      throwIfAborted(signal);
      throwIfClosed();
      throw stoppedError(outcome, request.timeoutMs);
    });
  }

  function throwIfClosed(): void {
    if (closed) throw new NlQueryError('CLOSED', `The ${product} sandbox has been closed.`, {});
  }

  const opening = await child.opened({ timeoutMs: startTimeoutMs, signal: options.signal });
  if (opening.kind !== 'reply' || !opening.reply.ok) {
    await child.kill();
    throwIfAborted(options.signal);
    if (opening.kind === 'reply' && !opening.reply.ok) throw failureError(product, opening.reply.failure);
    throw failed(opening.kind === 'timeout' ? 'it did not start in time' : 'its process ended at once');
  }
  return {
    place: engine.place,
    execute: async (sql, { signal, timeoutMs = defaultTimeoutMs } = {}) => {
      await ask({ kind: 'execute', sql, timeoutMs }, signal);
    },
    query: async (sql, { signal, timeoutMs = defaultTimeoutMs, maxRows = defaultMaxRows } = {}) =>
      (await ask({ kind: 'query', sql, timeoutMs, maxRows }, signal)) as Awaited<
        ReturnType<ScratchDatabase['query']>
      >,
    close: async () => {
      closed = true;
      await child.kill();
    },
  };
}

/** What places temporary files, and Windows needs to start a process; no secret of the parent's. Times are shown in UTC. */
function environment(): Record<string, string> {
  const names = ['TMPDIR', 'TEMP', 'TMP', 'SystemRoot'];
  const kept = names.flatMap((name): [string, string][] => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(kept), TZ: 'UTC' };
}
