import type { Dialect } from '../ports/dialect.ts';
import { defaultGuardLimits } from '../safety/guard-limits.ts';
import { lexicalRules } from '../safety/lexer/lexical-rules.ts';
import { tokenText } from '../safety/lexer/token-text.ts';
import { tokenize } from '../safety/lexer/tokenize.ts';

/** Whether the statement itself, not only a query inside it, says in which order its rows come. */
export function isOrdered(sql: string, dialect: Dialect): boolean {
  const { tokens } = tokenize(sql, lexicalRules[dialect], defaultGuardLimits.maxTokens);
  let depth = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    const next = tokens[at + 1];
    if (depth !== 0 || token.kind !== 'word' || next?.kind !== 'word') continue;
    if (tokenText(sql, token) === 'ORDER' && tokenText(sql, next) === 'BY') return true;
  }
  return false;
}
