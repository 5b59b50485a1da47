import type { Token } from '../lexer/tokenize.ts';

/** The index of the bracket that closes the one at `open`; the last index when none does. */
export function matchClose(tokens: readonly Token[], open: number): number {
  let depth = 0;
  for (let at = open; at < tokens.length; at += 1) {
    if (tokens[at]?.kind === 'open') depth += 1;
    if (tokens[at]?.kind === 'close') depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length - 1;
}
