import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import type { RunResult } from '../ports/database.ts';
import type { Dialect } from '../ports/dialect.ts';
import { stringForName } from './sqlite/string-for-name.ts';

/**
 * Runs gold SQL. Many an SQLite statement writes strings in double quotes, as SQLite's command line allows and connections made here do not: where
 * such a name is unknown, it is taken for a string.
 */
export async function runGold(
  { run, dialect }: { readonly run: (sql: string) => Promise<RunResult>; readonly dialect: Dialect },
  sql: string,
): Promise<RunResult> {
  try {
    return await run(sql);
  } catch (error) {
    if (dialect !== 'sqlite' || !isNlQueryError(error, 'SQL_FAULT')) throw error;
    const { kind, name } = error.details.fault;
    const rewritten = kind === 'unknown_column' && name !== null ? stringForName(sql, name) : null;
    if (rewritten === null) throw error;
    return runGold({ run, dialect }, rewritten);
  }
}
