import type { Dependencies } from '../../dependencies.ts';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { SqlFault, SqlFaultKind } from '../../ports/sql-fault.ts';
import { admitSql } from '../../safety/admit-sql.ts';
import { guardConnection } from '../../safety/guard-connection.ts';
import type { JudgeContext } from '../../safety/judge-context.ts';
import type { LoadedWorkspace } from '../load-workspace.ts';
import { quietFault } from './quiet-fault.ts';

/** `unreachable`: the guard passed it, and the live database could not be asked. */
export type Evaluation =
  | { readonly kind: 'passed' }
  | { readonly kind: 'write' }
  | { readonly kind: 'fault'; readonly fault: SqlFault }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Judges a statement, then has the live database check it without running it. */
export async function evaluateSql(
  dependencies: Pick<Dependencies, 'connections'>,
  subject: { readonly workspace: LoadedWorkspace; readonly context: JudgeContext; readonly sql: string },
  options: CallOptions,
): Promise<Evaluation> {
  const { workspace, context, sql } = subject;
  const verdict = await admitSql(sql, context);
  if (verdict.verdict === 'write') return { kind: 'write' };
  if (verdict.verdict === 'refused') {
    const kind = faultKinds[verdict.rule] ?? 'refused';
    const name = verdict.name ?? (verdict.rule === 'function' ? wordAt(sql, verdict.at) : null);
    return { kind: 'fault', fault: { kind, name, message: verdict.message } };
  }
  try {
    await dependencies.connections.with(
      workspace,
      (open) => guardConnection(open, context).dryRun(sql, options),
      options,
    );
    return { kind: 'passed' };
  } catch (error) {
    if (isNlQueryError(error, 'SQL_FAULT'))
      return { kind: 'fault', fault: quietFault(error.details.fault, context) };
    // By what the engine itself read in the statement.
    if (isNlQueryError(error, 'SQL_REJECTED')) {
      const { rule, at } = error.details;
      const kind = faultKinds[rule] ?? 'refused';
      const name = kind === 'syntax' && at !== null ? wordAt(sql, at) : null;
      return { kind: 'fault', fault: { kind, name, message: error.message } };
    }
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

/** The name that starts there. */
function wordAt(sql: string, at: number | null): string | null {
  return /^[\w.]+/.exec(sql.slice(at ?? sql.length))?.[0] ?? null;
}
