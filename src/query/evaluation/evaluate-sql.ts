import type { Dependencies } from '../../dependencies.ts';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { SqlFault, SqlFaultKind } from '../../ports/sql-fault.ts';
import { guardConnection } from '../../safety/guard-connection.ts';
import { judgeSql } from '../../safety/judge-sql.ts';
import { judgeContextOf } from '../judge-context-of.ts';
import type { LoadedWorkspace } from '../load-workspace.ts';

/** `unreachable`: the guard passed it, and the live database could not be asked. */
export type Evaluation =
  | { readonly kind: 'passed' }
  | { readonly kind: 'write' }
  | { readonly kind: 'fault'; readonly fault: SqlFault }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Judges a statement, then has the live database check it without running it. */
export async function evaluateSql(
  dependencies: Pick<Dependencies, 'connections' | 'settings'>,
  { workspace, sql }: { readonly workspace: LoadedWorkspace; readonly sql: string },
  options: CallOptions,
): Promise<Evaluation> {
  const context = judgeContextOf(dependencies, workspace);
  const verdict = await judgeSql(sql, context);
  if (verdict.verdict === 'write') return { kind: 'write' };
  if (verdict.verdict === 'refused') {
    const kind = faultKinds[verdict.rule] ?? 'refused';
    return { kind: 'fault', fault: { kind, name: verdict.name ?? null, message: verdict.message } };
  }
  try {
    await dependencies.connections.with(
      workspace,
      (open) => guardConnection(open, context).dryRun(sql, options),
      options,
    );
    return { kind: 'passed' };
  } catch (error) {
    if (isNlQueryError(error, 'SQL_FAULT')) return { kind: 'fault', fault: error.details.fault };
    if (isNlQueryError(error, 'DATABASE_UNREACHABLE')) {
      return { kind: 'unreachable', reason: error.details.reason };
    }
    throw error;
  }
}

/** Rules of the guard that are mistakes rather than offences. */
const faultKinds: Readonly<Record<string, SqlFaultKind>> = {
  syntax: 'syntax',
  unknown_table: 'unknown_table',
  unknown_column: 'unknown_column',
  unresolved: 'other',
  function: 'unknown_function',
};
