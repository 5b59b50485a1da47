import type { Token } from './tokenize.ts';

/**
 * A word with its ASCII letters in upper case: no engine takes other letters for those of a keyword (`ſelect`, `lımıt`). A quoted name without its
 * quotes, any other token as it is spelled.
 */
export function tokenText(sql: string, token: Token): string {
  const text = sql.slice(token.start, token.end);
  if (token.kind === 'word') return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
  if (token.kind !== 'name') return text;
  const quote = text.charAt(text.length - 1);
  return text.slice(1, -1).replaceAll(quote + quote, quote);
}
