import { NlQueryError } from '../errors/nl-query-error.ts';
import type { DatabaseConnection } from '../ports/database.ts';
import { admitSql } from './admit-sql.ts';
import type { JudgeContext } from './judge-context.ts';

/** A connection whose every statement has been judged. */
export type GuardedConnection = Pick<DatabaseConnection, 'dryRun' | 'run' | 'serverVersion'>;

/**
 * The one way for a statement to reach a database, whoever wrote it. `dryRun` and `run` reject with `SQL_REJECTED`, and the
 * database hears nothing, unless the guard calls the statement a read; what is sent is the text that was judged, or that text confined to the caller's
 * rows.
 */
export function guardConnection(connection: DatabaseConnection, context: JudgeContext): GuardedConnection {
  async function admit(sql: string): Promise<string> {
    const verdict = await admitSql(sql, context);
    if (verdict.verdict !== 'read') {
      const { rule, at, message } = verdict;
      throw new NlQueryError('SQL_REJECTED', message, { details: { rule, at } });
    }
    return verdict.sql;
  }

  return {
    serverVersion: connection.serverVersion,
    dryRun: async (sql, options) => {
      const maxPlanCost = context.maxPlanCost ?? undefined;
      await connection.dryRun(await admit(sql), { ...options, maxPlanCost });
    },
    run: async (sql, options) => connection.run(await admit(sql), options),
  };
}
