import type { JudgeContext } from '../judge-context.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Tokens } from '../lexer/tokenize.ts';
import { checkSpelling } from '../static/check-spelling.ts';
import { judgeStatically } from '../static/judge-statically.ts';
import type { Verdict } from '../verdict.ts';
import { checkBatch } from './check-batch.ts';
import { checkHints } from './check-hints.ts';
import { tsql } from './dialect.ts';

/** Judges T-SQL (SQL Server, Azure SQL) by tokens. The session must have QUOTED_IDENTIFIER on, as drivers set it. */
export async function judgeTsql(sql: string, context: JudgeContext, lexed: Tokens): Promise<Verdict> {
  const { tokens } = lexed;
  const texts = tokens.map((token) => tokenText(sql, token));
  return (
    checkSpelling(sql, lexed, letters) ??
    checkBatch(texts, tokens) ??
    checkHints(texts, tokens) ??
    judgeStatically(sql, context, lexed, tsql)
  );
}

/** Letters of any script that stay what they are when normalized; full-width ones do not. */
const letters = /^(?:[\w$#@]|[[\p{L}\p{M}\p{Nd}]--[\uff00-\uffef]])+$/v;
