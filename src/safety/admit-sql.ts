import { defaultGuardLimits } from './guard-limits.ts';
import { type JudgeContext, judgeSql } from './judge-sql.ts';
import { lexicalRules } from './lexer/lexical-rules.ts';
import { tokenize } from './lexer/tokenize.ts';
import { refuseRows } from './rows/refuse-rows.ts';
import { refuseTouched } from './rows/refuse-touched.ts';
import { scopePostgres } from './rows/scope-postgres.ts';
import { scopeSqlite } from './rows/scope-sqlite.ts';
import type { ReadVerdict, StoppedVerdict } from './verdict.ts';

/** A statement that may run, and the text to run: its own, or that text confined to the caller's rows. */
export interface Admitted extends ReadVerdict {
  readonly sql: string;
}

/** What each context admitted last. A question judges its statement before the dry run, at the dry run and at the run. */
const lastAdmitted = new WeakMap<JudgeContext, { readonly from: string; readonly admitted: Admitted }>();

/**
 * Judges a statement and confines it to the rows that the context's row policies leave; the statement that the context admitted last is
 * not judged again. Never throws.
 */
export async function admitSql(sql: string, context: JudgeContext): Promise<Admitted | StoppedVerdict> {
  const last = lastAdmitted.get(context);
  if (last?.from === sql) return last.admitted;
  const admission = await judgeAndScope(sql, context);
  if (admission.verdict === 'read') lastAdmitted.set(context, { from: sql, admitted: admission });
  return admission;
}

async function judgeAndScope(sql: string, context: JudgeContext): Promise<Admitted | StoppedVerdict> {
  const verdict = await judgeSql(sql, context);
  if (verdict.verdict !== 'read') return verdict;
  try {
    const scoped = await scope(sql, context);
    return typeof scoped === 'string' ? { verdict: 'read', sql: scoped } : scoped;
  } catch {
    return refuseRows(null, 'The statement could not be confined to the rows that may be seen.');
  }
}

async function scope(sql: string, context: JudgeContext): Promise<string | StoppedVerdict> {
  const policies = context.rowPolicies ?? [];
  if (policies.length === 0) return sql;
  const { maxTokens } = { ...defaultGuardLimits, ...context.limits };
  const { tokens } = tokenize(sql, lexicalRules[context.dialect], maxTokens);
  if (context.dialect === 'postgres') return scopePostgres(sql, tokens, context, policies);
  if (context.dialect === 'sqlite') return scopeSqlite(sql, tokens, context, policies);
  return refuseTouched(sql, tokens, context, policies) ?? sql;
}
