import { NlQueryError, type SqlFaultKind } from '../../../src/adapter-kit/index.ts';
import type { MysqlClient } from './mysql-client.ts';

/**
 * Has the server read one statement, a second one in the same text being a syntax error to it, and refuses what it says gives
 * no rows: SET, CALL, KILL, USE, COMMIT, SELECT … INTO, which a read-only transaction lets through. The server keeps the
 * prepared statement until the session is reset.
 *
 * @throws `SQL_FAULT`, and the server's own errors
 */
export async function prepareQuery(client: MysqlClient, sql: string): Promise<void> {
  if (sql.includes('\0')) throw refusal('syntax', 'The statement contains a NUL character.');
  const { columns, parameters } = await prepare(client, sql);
  if (parameters.length > 0) throw refusal('syntax', 'The statement has a "?" that no value is given for.');
  if (columns.length === 0)
    throw refusal('permission_denied', 'The statement gives no rows: it is no query.');
}

interface Prepared {
  readonly columns: readonly unknown[];
  readonly parameters: readonly unknown[];
}

function prepare(client: MysqlClient, sql: string): Promise<Prepared> {
  return new Promise((resolve, reject) => {
    // With the options that it is executed with, `mysql2` finds it again and does not prepare it twice. The published types
    // take a text only, and leave out what the server says of the statement.
    const options = { sql, rowsAsArray: true } as unknown as string;
    client.prepare(options, (error, statement) =>
      error ? reject(error) : resolve(statement as unknown as Prepared),
    );
  });
}

function refusal(kind: SqlFaultKind, message: string): NlQueryError<'SQL_FAULT'> {
  return new NlQueryError('SQL_FAULT', message, { details: { fault: { kind, name: null, message } } });
}
