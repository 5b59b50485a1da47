import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import { callKeywords } from './call-keywords.ts';
import { allowedFunctions } from './functions.ts';

/** Refuses a name before a bracket that is neither a keyword, a CTE's or window's name, a type nor an allowed function. */
export function checkCalls(
  sql: string,
  statement: readonly Token[],
  declared: ReadonlySet<string>,
): StoppedVerdict | null {
  for (const [index, token] of statement.entries()) {
    const next = statement[index + 1];
    if (next?.kind !== 'open' || !/^(word|name|string)$/.test(token.kind)) continue;
    const text = token.kind === 'string' ? sql.slice(token.start + 1, token.end - 1) : tokenText(sql, token);
    if (token.kind === 'word' && callKeywords.has(text)) continue;
    const name = text.toLowerCase();
    if (allowedFunctions.has(name) || declared.has(name)) continue;
    if (follows(sql, statement, index, 'AS') || isDefinition(sql, statement, index)) continue;
    const message = `The function ${name}() is not allowed. Use a built-in function that only computes.`;
    return stop('refused', 'function', token.start, message);
  }
  return null;
}

function follows(sql: string, statement: readonly Token[], index: number, word: string): boolean {
  const previous = statement[index - 1];
  return previous?.kind === 'word' && tokenText(sql, previous) === word;
}

/** `WITH name (a, b) AS (` after WITH, RECURSIVE or a comma: a call is never followed by AS and a bracket. */
function isDefinition(sql: string, statement: readonly Token[], index: number): boolean {
  let depth = 0;
  for (let at = index + 1; at < statement.length; at += 1) {
    const kind = statement[at]?.kind;
    if (kind === 'open') depth += 1;
    if (kind === 'close') depth -= 1;
    if (depth > 0) continue;
    const words = statement.slice(at + 1, at + 5).map((token) => tokenText(sql, token).toUpperCase());
    return /^AS ((NOT )?MATERIALIZED )?\(/.test(words.join(' '));
  }
  return false;
}
