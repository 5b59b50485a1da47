import type { Dialect } from '../../ports/dialect.ts';
import { lexicalRules } from '../lexer/lexical-rules.ts';
import { tokenize } from '../lexer/tokenize.ts';

/** Whether a condition closes every bracket, string and comment that it opens, and no other, and ends no statement. */
export function isSelfContained(condition: string, dialect: Dialect): boolean {
  const { tokens, unterminatedAt } = tokenize(condition, lexicalRules[dialect], condition.length);
  if (unterminatedAt !== null || tokens.length === 0) return false;
  let depth = 0;
  for (const { kind } of tokens) {
    if (kind === 'semicolon') return false;
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}
