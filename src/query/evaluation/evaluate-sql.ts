import type { Dependencies } from '../../dependencies.ts';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import type { SqlFault } from '../../ports/sql-fault.ts';
import { guardConnection } from '../../safety/guard-connection.ts';
import { judgeSql } from '../../safety/judge-sql.ts';
import type { LoadedWorkspace } from '../load-workspace.ts';

/** `unverified_live`: the guard passed it, and the live database could not be asked. */
export type Evaluation =
  | { readonly kind: 'passed' }
  | { readonly kind: 'write' }
  | { readonly kind: 'fault'; readonly fault: SqlFault }
  | { readonly kind: 'unreachable'; readonly reason: string };

/** Judges a statement, then has the live database check it without running it. */
export async function evaluateSql(
  { connections }: Pick<Dependencies, 'connections'>,
  { workspace, sql }: { readonly workspace: LoadedWorkspace; readonly sql: string },
  options: CallOptions,
): Promise<Evaluation> {
  const context = { dialect: workspace.catalog.dialect, catalog: workspace.catalog };
  const verdict = await judgeSql(sql, context);
  if (verdict.verdict === 'write') return { kind: 'write' };
  if (verdict.verdict === 'refused') {
    const kind = verdict.rule === 'syntax' ? 'syntax' : 'refused';
    return { kind: 'fault', fault: { kind, name: null, message: verdict.message } };
  }
  try {
    await connections.with(workspace, (open) => guardConnection(open, context).dryRun(sql, options), options);
    return { kind: 'passed' };
  } catch (error) {
    if (isNlQueryError(error, 'SQL_FAULT')) return { kind: 'fault', fault: error.details.fault };
    if (isNlQueryError(error, 'DATABASE_UNREACHABLE')) {
      return { kind: 'unreachable', reason: error.details.reason };
    }
    throw error;
  }
}
