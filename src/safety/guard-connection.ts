import { NlQueryError } from '../errors/nl-query-error.ts';
import type { DatabaseConnection } from '../ports/database.ts';
import { type JudgeContext, judgeSql } from './judge-sql.ts';

/** A connection whose every statement has been judged. */
export type GuardedConnection = Pick<DatabaseConnection, 'dryRun' | 'run' | 'serverVersion'>;

/**
 * The one way for a statement to reach a database, whoever wrote it. `dryRun` and `run` reject with `SQL_REJECTED`, and the
 * database hears nothing, unless the guard calls the statement a read; what is sent is the text that was judged.
 */
export function guardConnection(connection: DatabaseConnection, context: JudgeContext): GuardedConnection {
  let passed: string | null = null;

  async function assertRead(sql: string): Promise<void> {
    if (sql === passed) return;
    const verdict = await judgeSql(sql, context);
    if (verdict.verdict !== 'read') {
      const { rule, at, message } = verdict;
      throw new NlQueryError('SQL_REJECTED', message, { details: { rule, at } });
    }
    passed = sql;
  }

  return {
    serverVersion: connection.serverVersion,
    dryRun: async (sql, options) => {
      await assertRead(sql);
      await connection.dryRun(sql, options);
    },
    run: async (sql, options) => {
      await assertRead(sql);
      return connection.run(sql, options);
    },
  };
}
