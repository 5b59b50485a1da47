import type { JudgeContext } from '../judge-context.ts';
import type { Tokens } from '../lexer/tokenize.ts';
import { judgeStatically } from '../static/judge-statically.ts';
import type { Verdict } from '../verdict.ts';
import { checkBlanks } from './check-blanks.ts';
import { duckdb } from './dialect.ts';

/** Judges DuckDB by tokens. The connection must have external access off: a table's name may stand for a file. */
export async function judgeDuckdb(sql: string, context: JudgeContext, tokens: Tokens): Promise<Verdict> {
  return checkBlanks(sql, tokens) ?? judgeStatically(sql, context, tokens, duckdb);
}
