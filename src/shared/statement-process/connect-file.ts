import type { NlQueryError } from '../../errors/nl-query-error.ts';
import type { Catalog } from '../../ports/catalog.ts';
import type { ConnectOptions, DatabaseConnection, RunResult } from '../../ports/database.ts';
import { type FileUrlRules, parseFileUrl } from '../parse-file-url.ts';
import { throwIfAborted } from '../throw-if-aborted.ts';
import { createProcessPool, type PoolOptions } from './create-process-pool.ts';
import { failureError } from './failure-error.ts';
import { fileIdentity } from './file-identity.ts';
import { fileUnreachable } from './file-unreachable.ts';
import type { ProcessRequest, StoppedOutcome } from './process-message.ts';
import type { ProcessProgram } from './start-process.ts';
import { stoppedError } from './stopped-error.ts';

export interface FileEngine {
  /** As messages name it: `SQLite`. */
  readonly product: string;
  readonly urls: FileUrlRules;
  /** Child processes a connection may run at a time; they are started when first needed. */
  readonly processes: number;
  /**
   * What the child processes of the file at `path` run: a program that sends a `ProcessReply` unasked once it can be asked, and then
   * one for each `ProcessRequest`. It ends itself on `disconnect`.
   */
  readonly programFor: (path: string) => ProcessProgram;
}

const defaultTimeoutMs = 10_000;

/**
 * A connection to a file whose engine runs in child processes, because a running statement can be stopped only with the process
 * it runs in. Rejects with `INVALID_DB_URL`, with `ABORTED`, and with `DATABASE_UNREACHABLE` when the file is missing, the program
 * says so or does not answer; a call rejects with it, too, once another file stands in its place.
 */
export async function connectFile(
  url: string,
  engine: FileEngine,
  options: ConnectOptions = {},
): Promise<DatabaseConnection> {
  throwIfAborted(options.signal);
  const { product } = engine;
  const { path, address } = parseFileUrl(url, engine.urls);
  const identity = await fileIdentity(path, product);
  const pool = createProcessPool(product, engine.programFor(path), engine.processes);

  async function ask<Result>(
    request: ProcessRequest,
    limits: PoolOptions,
    failed: (outcome: StoppedOutcome) => NlQueryError,
  ): Promise<Result> {
    throwIfAborted(limits.signal);
    if ((await fileIdentity(path, product)) !== identity)
      throw fileUnreachable(product, 'the file has been replaced');
    const outcome = await pool.ask(request, limits);
    if (outcome.kind !== 'reply') throw failed(outcome);
    if (!outcome.reply.ok) throw failureError(product, outcome.reply.failure);
    return JSON.parse(outcome.reply.json);
  }

  function noAnswer(outcome: StoppedOutcome): NlQueryError {
    if (outcome.kind === 'timeout') return fileUnreachable(product, 'it did not answer in time');
    const how = outcome.signal ?? 'without a signal';
    return fileUnreachable(product, `the process that read it ended unexpectedly (${how})`);
  }

  try {
    const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
    const limits = { timeoutMs, startTimeoutMs: timeoutMs, signal: options.signal };
    const serverVersion = await ask<string>({ kind: 'version' }, limits, noAnswer);
    return {
      serverVersion,
      introspect: async (call) => {
        const catalog = await ask<Catalog>({ kind: 'introspect' }, { signal: call?.signal }, noAnswer);
        return { ...catalog, serverVersion, databaseName: address.databaseName };
      },
      dryRun: async (sql, call) => {
        const dryRunLimits = { timeoutMs: call?.timeoutMs ?? defaultTimeoutMs, signal: call?.signal };
        await ask({ kind: 'dryRun', sql }, dryRunLimits, (outcome) =>
          stoppedError(outcome, dryRunLimits.timeoutMs),
        );
      },
      run: (sql, { maxRows, maxBytes, timeoutMs, signal }) =>
        ask<RunResult>({ kind: 'run', sql, maxRows, maxBytes }, { timeoutMs, signal }, (outcome) =>
          stoppedError(outcome, timeoutMs),
        ),
      close: () => pool.close(),
    };
  } catch (error) {
    await pool.close();
    throw error;
  }
}
