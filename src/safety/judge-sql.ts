import type { Dialect } from '../ports/dialect.ts';
import { checkCaps } from './caps/check-caps.ts';
import { judgeClickhouse } from './clickhouse/judge-clickhouse.ts';
import { judgeDuckdb } from './duckdb/judge-duckdb.ts';
import { defaultGuardLimits } from './guard-limits.ts';
import type { JudgeContext } from './judge-context.ts';
import { lexicalRules } from './lexer/lexical-rules.ts';
import type { Tokens } from './lexer/tokenize.ts';
import { judgeMysql } from './mysql/judge-mysql.ts';
import { judgePostgres } from './postgres/judge-postgres.ts';
import { judgeSqlite } from './sqlite/judge-sqlite.ts';
import { judgeTrino } from './trino/judge-trino.ts';
import { judgeTsql } from './tsql/judge-tsql.ts';
import type { Verdict } from './verdict.ts';

export type { JudgeContext } from './judge-context.ts';

/**
 * Whether a text is one statement that only reads. Every statement passes here on its way to a database, whoever wrote
 * it, and the text that was judged is the text that runs. Never throws: what cannot be judged is refused.
 */
export async function judgeSql(sql: string, context: JudgeContext): Promise<Verdict> {
  try {
    const judge = judges.get(context.dialect);
    if (judge === undefined) {
      return refuse('dialect', `The guard cannot judge ${String(context.dialect)} yet.`);
    }
    const limits = { ...defaultGuardLimits, ...context.limits };
    const tokens = checkCaps(sql, lexicalRules[context.dialect], limits);
    if ('verdict' in tokens) return tokens;
    return await judge(sql, context, tokens);
  } catch {
    return refuse('unjudged', 'The guard could not judge this statement. Write it more plainly.');
  }
}

type Judge = (sql: string, context: JudgeContext, tokens: Tokens) => Promise<Verdict>;

const judges: ReadonlyMap<Dialect, Judge> = new Map<Dialect, Judge>([
  ['postgres', judgePostgres],
  ['sqlite', judgeSqlite],
  ['duckdb', judgeDuckdb],
  ['mysql', judgeMysql],
  ['mariadb', judgeMysql],
  ['trino', judgeTrino],
  ['tsql', judgeTsql],
  ['clickhouse', judgeClickhouse],
]);

function refuse(rule: string, message: string): Verdict {
  return { verdict: 'refused', rule, at: null, message };
}
