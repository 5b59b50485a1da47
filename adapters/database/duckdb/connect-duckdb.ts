import {
  type Catalog,
  type ConnectOptions,
  type DatabaseConnection,
  type NlQueryError,
  type RunResult,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import { createProcessPool, type PoolOptions } from './create-process-pool.ts';
import { failureError } from './failure-error.ts';
import { fileIdentity } from './file-identity.ts';
import { parseDuckdbUrl } from './parse-duckdb-url.ts';
import type { ProcessRequest, StoppedOutcome } from './process-message.ts';
import type { ProcessSettings } from './process-settings.ts';
import { stoppedError } from './stopped-error.ts';
import { unreachable } from './unreachable.ts';

interface ConnectSettings extends Omit<ProcessSettings, 'path'> {
  /** At a time. */
  readonly processes: number;
}

const defaultTimeoutMs = 10_000;

/** Opens the file; rejects with `DATABASE_UNREACHABLE` when it is missing or not a DuckDB database, and never makes one. */
export async function connectDuckdb(
  url: string,
  { processes, ...settings }: ConnectSettings,
  options: ConnectOptions = {},
): Promise<DatabaseConnection> {
  throwIfAborted(options.signal);
  const { path, address } = parseDuckdbUrl(url);
  const identity = await fileIdentity(path);
  const pool = createProcessPool({ path, ...settings }, processes);

  async function ask<Result>(
    request: ProcessRequest,
    limits: PoolOptions,
    failed: (outcome: StoppedOutcome) => NlQueryError,
  ): Promise<Result> {
    throwIfAborted(limits.signal);
    if ((await fileIdentity(path)) !== identity) throw unreachable('the file has been replaced');
    const outcome = await pool.ask(request, limits);
    if (outcome.kind !== 'reply') throw failed(outcome);
    if (!outcome.reply.ok) throw failureError(outcome.reply.failure);
    return JSON.parse(outcome.reply.json);
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

function noAnswer(outcome: StoppedOutcome): NlQueryError {
  if (outcome.kind === 'timeout') return unreachable('it did not answer in time');
  return unreachable(`the process that read it ended unexpectedly (${outcome.signal ?? 'without a signal'})`);
}
