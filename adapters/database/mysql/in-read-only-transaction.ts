import { isNlQueryError, NlQueryError, timerDelay } from '../../../src/adapter-kit/index.ts';
import { beginStatements } from './begin-statements.ts';
import { findSchema } from './find-schema.ts';
import { isStatementError } from './is-statement-error.ts';
import type { MysqlClient } from './mysql-client.ts';
import type { OpenMysql } from './open-mysql.ts';
import { queryRows } from './query-rows.ts';
import { resetSession } from './reset-session.ts';
import { toSqlFault } from './to-sql-fault.ts';
import { unknownDatabase } from './unknown-database.ts';
import { unreachable } from './unreachable.ts';

export interface TransactionOptions {
  /** For each statement, enforced by the server; for all of them together, by KILL QUERY shortly after. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Rows that a SELECT without a LIMIT of its own gives at most. */
  readonly maxRows?: number | undefined;
  /** The statement that is checked or run, to tell its own words in messages from stored values. */
  readonly sql?: string | undefined;
}

/** How long past its time a statement may take to be stopped by the server itself. */
const graceMs = 250;
/** How long a statement may take to react to being killed before the connection is given up. */
const cancelMs = 2_000;

/**
 * Calls `body` with a server connection inside a read-only transaction, and rolls back. `body` calls `throwIfStopped` between
 * statements: a KILL QUERY that meets none stops nothing. Rejects with `SQL_FAULT` for
 * what the server refuses and for a time limit, with `ABORTED`, and with `DATABASE_UNREACHABLE`.
 */
export async function inReadOnlyTransaction<Result>(
  database: OpenMysql,
  options: TransactionOptions,
  body: (client: MysqlClient, throwIfStopped: () => void) => Promise<Result>,
): Promise<Result> {
  const { signal } = options;
  const client = await database.pool.acquire(signal);
  const stop = { reason: null as 'aborted' | 'timeout' | null, delivered: false };
  let giveUp: NodeJS.Timeout | undefined;
  function stopFor(reason: 'aborted' | 'timeout'): void {
    if (stop.reason) return;
    stop.reason = reason;
    giveUp = setTimeout(() => client.stream.destroy(), cancelMs);
    database.cancel(client, cancelMs).then((delivered) => {
      stop.delivered = delivered;
    });
  }
  const abort = () => stopFor('aborted');
  const deadline = setTimeout(() => stopFor('timeout'), timerDelay(options.timeoutMs + graceMs));
  signal?.addEventListener('abort', abort, { once: true });
  function throwIfStopped(): void {
    if (stop.reason) throw new Error('stopped');
  }
  let reusable = false;
  try {
    for (const statement of beginStatements(database.server, options)) await queryRows(client, statement);
    throwIfStopped();
    const result = await body(client, throwIfStopped);
    // Stopped statements do not always fail: SLEEP gives 1 then.
    throwIfStopped();
    // A body may give the connection up, having all it needs: the server is not to go on for nobody.
    if (client.stream.destroyed) await database.cancel(client, cancelMs);
    else reusable = await resetSession(client);
    return result;
  } catch (error) {
    if (stop.reason === 'aborted') throw new NlQueryError('ABORTED', 'The call was aborted.', {});
    if (stop.reason === 'timeout' && (stop.delivered || isStatementError(error)))
      throw timeout(options.timeoutMs);
    if (!isStatementError(error) && !isNlQueryError(error)) throw unreachable(error, database.secrets);
    const gone = await isGone(database, client, error);
    // A KILL on its way could hit the next statement: such a connection is not used again.
    reusable = (await resetSession(client)) && stop.reason === null;
    if (isNlQueryError(error)) throw error;
    if (gone) throw unreachable(unknownDatabase(database.databaseName), database.secrets);
    const fault = toSqlFault(error, {
      sql: options.sql ?? '',
      databaseName: database.databaseName,
      secrets: database.secrets,
    });
    throw new NlQueryError('SQL_FAULT', fault.message, { details: { fault } });
  } finally {
    clearTimeout(deadline);
    clearTimeout(giveUp);
    signal?.removeEventListener('abort', abort);
    database.pool.release(client, reusable && stop.reason === null);
  }
}

/** The statement's table is unknown because the whole database is. */
async function isGone(database: OpenMysql, client: MysqlClient, error: unknown): Promise<boolean> {
  if (!isStatementError(error) || (error.errno !== 1146 && error.errno !== 1049)) return false;
  return findSchema(client, database.databaseName).then(
    (place) => place === null,
    () => false,
  );
}

function timeout(timeoutMs: number): NlQueryError<'SQL_FAULT'> {
  const message = `The statement did not finish within ${timeoutMs} ms.`;
  return new NlQueryError('SQL_FAULT', message, {
    details: { fault: { kind: 'timeout', name: null, message } },
  });
}
