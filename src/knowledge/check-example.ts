import type { Dependencies } from '../dependencies.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { CallOptions } from '../ports/call-options.ts';
import { quietFault } from '../query/evaluation/quiet-fault.ts';
import type { LoadedWorkspace } from '../query/load-workspace.ts';
import { admitSql } from '../safety/admit-sql.ts';
import { guardConnection } from '../safety/guard-connection.ts';
import type { JudgeContext } from '../safety/judge-context.ts';

/**
 * Resolves when the statement only reads and the live database accepts it. It is not run.
 *
 * Rejects with `SQL_REJECTED`, then with `DATABASE_UNREACHABLE`, then with `SQL_FAULT`; and with `ABORTED`.
 */
export async function checkExample(
  dependencies: Pick<Dependencies, 'connections'>,
  subject: { readonly workspace: LoadedWorkspace; readonly judging: JudgeContext; readonly sql: string },
  options: CallOptions,
): Promise<void> {
  const { workspace, judging, sql } = subject;
  const verdict = await admitSql(sql, judging);
  if (verdict.verdict !== 'read') {
    const { rule, at, message } = verdict;
    throw new NlQueryError('SQL_REJECTED', `The example's statement was refused. ${message}`, {
      details: { rule, at },
    });
  }
  try {
    await dependencies.connections.with(
      workspace,
      (open) => guardConnection(open, judging).dryRun(sql, options),
      options,
    );
  } catch (error) {
    if (!isNlQueryError(error, 'SQL_FAULT')) throw error;
    const fault = quietFault(error.details.fault, judging);
    throw new NlQueryError('SQL_FAULT', `The example's statement does not run. ${fault.message}`, {
      details: { fault },
    });
  }
}
