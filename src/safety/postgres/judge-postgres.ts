import type { JudgeContext } from '../judge-context.ts';
import type { Tokens } from '../lexer/tokenize.ts';
import type { Verdict } from '../verdict.ts';
import { characterOffset } from './character-offset.ts';
import { judgeStatements } from './judge-statements.ts';
import { loadParser } from './load-parser.ts';

/** Judges by the real grammar (Postgres 18's, as WASM) and allow-lists of nodes, functions, operators and types. */
export async function judgePostgres(sql: string, context: JudgeContext, tokens: Tokens): Promise<Verdict> {
  if (tokens.tokens.length === 0) return empty;
  const parse = await loadParser();
  const parsed = parse(sql);
  if ('error' in parsed) {
    return { verdict: 'refused', rule: 'syntax', at: codePointOffset(sql, parsed.at), message: parsed.error };
  }
  const finding = judgeStatements(parsed.statements, context);
  if (finding === null) return { verdict: 'read' };
  return { ...finding, at: characterOffset(sql, finding.at) };
}

const empty: Verdict = {
  verdict: 'refused',
  rule: 'empty',
  at: null,
  message: 'There is no statement. Write one SELECT.',
};

/** Error messages count code points. */
function codePointOffset(sql: string, codePoints: number | null): number | null {
  if (codePoints === null) return null;
  return Array.from(sql).slice(0, codePoints).join('').length;
}
