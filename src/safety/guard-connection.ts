import { NlQueryError } from '../errors/nl-query-error.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { DatabaseConnection } from '../ports/database.ts';
import { admitSql } from './admit-sql.ts';
import type { JudgeContext } from './judge-context.ts';
import type { StoppedVerdict } from './verdict.ts';
import { witnessStatement } from './witness-statement.ts';

/** A connection whose every statement has been judged. */
export type GuardedConnection = Pick<DatabaseConnection, 'dryRun' | 'run' | 'serverVersion'>;

/**
 * The one way for a statement to reach a database, whoever wrote it. `dryRun` and `run` reject with `SQL_REJECTED`, and the
 * database hears nothing, unless the guard calls the statement a read; what is sent is the text that was judged, or that text confined to the caller's
 * rows. An engine that tells how it reads a statement is asked first.
 */
export function guardConnection(connection: DatabaseConnection, context: JudgeContext): GuardedConnection {
  async function admit(sql: string, { signal }: CallOptions): Promise<string> {
    const verdict = await admitSql(sql, context);
    if (verdict.verdict !== 'read') throw rejection(verdict);
    const objection = await witnessStatement(connection, verdict.sql, context, { signal });
    if (objection !== null) throw rejection(objection);
    return verdict.sql;
  }

  return {
    serverVersion: connection.serverVersion,
    dryRun: async (sql, options = {}) => {
      const maxPlanCost = context.maxPlanCost ?? undefined;
      await connection.dryRun(await admit(sql, options), { ...options, maxPlanCost });
    },
    run: async (sql, options) => connection.run(await admit(sql, options), options),
  };
}

function rejection({ rule, at, message }: StoppedVerdict): NlQueryError<'SQL_REJECTED'> {
  return new NlQueryError('SQL_REJECTED', message, { details: { rule, at } });
}
