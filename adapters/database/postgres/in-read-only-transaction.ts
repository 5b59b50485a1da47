import type { Client } from 'pg';
import { isNlQueryError, NlQueryError } from '../../../src/adapter-kit/index.ts';
import { isStatementError } from './is-statement-error.ts';
import type { OpenPostgres } from './open-postgres.ts';
import { toSqlFault } from './to-sql-fault.ts';
import { unreachable } from './unreachable.ts';

export interface TransactionOptions {
  /** For each statement, enforced by the server; for all of them together, by a cancel request shortly after. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** The statement that is checked or run, to tell its own words in messages from stored values. */
  readonly sql?: string | undefined;
  /** All statements see the same state of the database. */
  readonly snapshot?: boolean | undefined;
}

/** What settings and timers hold at most; a timer set to more fires at once. */
const maxInt32 = 2_147_483_647;
/** How long past its time a statement may take to be stopped by the server itself. */
const graceMs = 250;
/** How long a statement may take to react to a cancel request before the connection is given up. */
const cancelMs = 2_000;

/**
 * Calls `body` with a server connection inside a read-only transaction, and rolls back. Rejects with `SQL_FAULT` for
 * what the server refuses and for a time limit, with `ABORTED`, and with `DATABASE_UNREACHABLE`.
 */
export async function inReadOnlyTransaction<Result>(
  database: OpenPostgres,
  options: TransactionOptions,
  body: (client: Client) => Promise<Result>,
): Promise<Result> {
  const { signal } = options;
  const client = await database.pool.acquire(signal);
  const stop = { reason: null as 'aborted' | 'timeout' | null, delivered: false };
  let giveUp: NodeJS.Timeout | undefined;
  function stopFor(reason: 'aborted' | 'timeout'): void {
    if (stop.reason) return;
    stop.reason = reason;
    giveUp = setTimeout(() => client.connection.stream.destroy(), cancelMs);
    database.cancel(client, cancelMs).then(
      (delivered) => {
        stop.delivered = delivered;
      },
      () => {},
    );
  }
  const abort = () => stopFor('aborted');
  const deadline = setTimeout(() => stopFor('timeout'), Math.min(options.timeoutMs + graceMs, maxInt32));
  signal?.addEventListener('abort', abort, { once: true });
  let reusable = false;
  try {
    await client.query(beginStatements(options));
    const result = await body(client);
    // A body may give the connection up, having all it needs: the server is not to go on for nobody.
    if (client.connection.stream.destroyed) await database.cancel(client, cancelMs);
    else await client.query('ROLLBACK');
    if (signal?.aborted) throw new NlQueryError('ABORTED', 'The call was aborted.', {});
    // A cancel request on its way could hit the next statement: such a connection is not used again.
    reusable = stop.reason === null;
    return result;
  } catch (error) {
    if (stop.reason === 'aborted') throw new NlQueryError('ABORTED', 'The call was aborted.', {});
    if (stop.reason === 'timeout' && (stop.delivered || isStatementError(error)))
      throw timeout(options.timeoutMs);
    if (isNlQueryError(error)) throw error;
    if (!isStatementError(error)) throw unreachable(error, database.secrets);
    reusable = await rolledBack(client);
    const fault = toSqlFault(error, { sql: options.sql ?? '', secrets: database.secrets });
    throw new NlQueryError('SQL_FAULT', fault.message, { details: { fault } });
  } finally {
    clearTimeout(deadline);
    clearTimeout(giveUp);
    signal?.removeEventListener('abort', abort);
    database.pool.release(client, reusable);
  }
}

/**
 * `SELECT 1` closes the door on `SET TRANSACTION READ WRITE`, which the server allows until a query has run. With
 * `standard_conforming_strings` off, a backslash would end strings elsewhere than the guard read them. Values are written one way, and
 * floats exactly, whatever the role or the database has set.
 */
function beginStatements({ timeoutMs, snapshot }: TransactionOptions): string {
  const limitMs = Math.min(Math.max(Math.ceil(timeoutMs), 1), maxInt32);
  return [
    `BEGIN TRANSACTION ${snapshot ? 'ISOLATION LEVEL REPEATABLE READ ' : ''}READ ONLY`,
    `SET LOCAL statement_timeout = ${limitMs}`,
    `SET LOCAL lock_timeout = ${Math.min(limitMs, 5_000)}`,
    'SET LOCAL idle_in_transaction_session_timeout = 60000',
    'SET LOCAL standard_conforming_strings = on',
    "SET LOCAL DateStyle = 'ISO'",
    "SET LOCAL IntervalStyle = 'postgres'",
    'SET LOCAL extra_float_digits = 1',
    "SET LOCAL bytea_output = 'hex'",
    'SELECT 1',
  ].join('; ');
}

async function rolledBack(client: Client): Promise<boolean> {
  try {
    await client.query('ROLLBACK');
    return true;
  } catch {
    return false;
  }
}

function timeout(timeoutMs: number): NlQueryError<'SQL_FAULT'> {
  const message = `The statement did not finish within ${timeoutMs} ms.`;
  return new NlQueryError('SQL_FAULT', message, {
    details: { fault: { kind: 'timeout', name: null, message } },
  });
}
