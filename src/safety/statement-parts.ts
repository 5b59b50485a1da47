import type { Token } from './lexer/tokenize.ts';

/** The statements of a text, as their tokens without the semicolons; empty ones are left out. */
export function statementParts(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'semicolon') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}
