import type { Dependencies, QueryLimits } from '../dependencies.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { RunResult } from '../ports/database.ts';
import type { SqlFault } from '../ports/sql-fault.ts';
import { guardConnection } from '../safety/guard-connection.ts';
import type { JudgeContext } from '../safety/judge-context.ts';
import { quietFault } from './evaluation/quiet-fault.ts';
import type { LoadedWorkspace } from './load-workspace.ts';

export type RunOutcome =
  | { readonly kind: 'rows'; readonly result: RunResult }
  | { readonly kind: 'fault'; readonly fault: SqlFault }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Runs a statement on the live database, read-only and within `limits`. */
export async function runSql(
  dependencies: Pick<Dependencies, 'connections'>,
  subject: {
    readonly workspace: LoadedWorkspace;
    readonly context: JudgeContext;
    readonly sql: string;
    readonly limits: QueryLimits;
  },
  { signal }: CallOptions,
): Promise<RunOutcome> {
  const { workspace, context, sql, limits } = subject;
  try {
    const result = await dependencies.connections.with(
      workspace,
      (open) => guardConnection(open, context).run(sql, { ...limits, signal }),
      { signal },
    );
    return { kind: 'rows', result };
  } catch (error) {
    if (isNlQueryError(error, 'SQL_FAULT'))
      return { kind: 'fault', fault: quietFault(error.details.fault, context) };
    if (isNlQueryError(error, 'DATABASE_UNREACHABLE')) {
      return { kind: 'unreachable', reason: error.details.reason };
    }
    throw error;
  }
}
