import { NlQueryError, type SqlFault, throwIfAborted, timerDelay } from '../../../src/adapter-kit/index.ts';
import { toSqlFault } from './to-sql-fault.ts';
import { TrinoFailure } from './trino-failure.ts';
import { unreachable } from './unreachable.ts';

export interface LimitOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Aborted when the connection is closed. */
  readonly closing: AbortSignal;
  readonly secrets: readonly string[];
  /** The statement that is checked or run. */
  readonly sql?: string | undefined;
}

/** Failures that say nothing about the statement. */
const serverFailures: ReadonlySet<string> = new Set([
  'SERVER_SHUTTING_DOWN',
  'SERVER_STARTING_UP',
  'NO_NODES_AVAILABLE',
  'QUERY_QUEUE_FULL',
  'CATALOG_NOT_AVAILABLE',
  'CATALOG_UNAVAILABLE',
]);

/**
 * Calls `body` with a signal that is aborted with the caller's, when the time is up and when the connection is closed. Rejects with `SQL_FAULT`,
 * `ABORTED`, `CLOSED` and `DATABASE_UNREACHABLE`.
 */
export async function withLimits<Result>(
  options: LimitOptions,
  body: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { timeoutMs, signal, closing, secrets, sql = '' } = options;
  throwIfAborted(signal);
  if (closing.aborted) throw closed();
  const deadline = AbortSignal.timeout(timerDelay(Math.max(Math.ceil(timeoutMs), 1)));
  try {
    return await body(AbortSignal.any([deadline, closing, ...(signal ? [signal] : [])]));
  } catch (error) {
    throwIfAborted(signal);
    if (closing.aborted) throw closed();
    if (deadline.aborted) throw asFault(timeoutFault(timeoutMs));
    if (!(error instanceof TrinoFailure)) throw error;
    if (serverFailures.has(error.errorName)) throw unreachable(error, { secrets });
    throw asFault(toSqlFault(error, { sql, secrets }));
  }
}

function timeoutFault(timeoutMs: number): SqlFault {
  return { kind: 'timeout', name: null, message: `The statement did not finish within ${timeoutMs} ms.` };
}

function asFault(fault: SqlFault): NlQueryError {
  return new NlQueryError('SQL_FAULT', fault.message, { details: { fault } });
}

function closed(): NlQueryError {
  return new NlQueryError('CLOSED', 'The connection to Trino has been closed.', {});
}
