import type { JudgeContext } from '../judge-context.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Tokens } from '../lexer/tokenize.ts';
import { checkSpelling } from '../static/check-spelling.ts';
import { judgeStatically } from '../static/judge-statically.ts';
import type { Verdict } from '../verdict.ts';
import { checkClauses } from './check-clauses.ts';
import { clickhouse } from './dialect.ts';

/** Judges ClickHouse by tokens. */
export async function judgeClickhouse(sql: string, context: JudgeContext, lexed: Tokens): Promise<Verdict> {
  const { tokens } = lexed;
  const texts = tokens.map((token) => tokenText(sql, token));
  return (
    checkSpelling(sql, lexed, /^\w+$/) ??
    checkClauses(texts, tokens) ??
    judgeStatically(sql, context, lexed, clickhouse)
  );
}
