import { tokenText } from '../lexer/token-text.ts';
import type { TokenKind, Tokens } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';

/**
 * Refuses what the scanners of some engines read otherwise than ours: characters beyond ASCII that may be white space, quotes or letters
 * to them, outside of strings and quoted names; a lone carriage return; comments within comments; a number that runs into a word.
 */
export function checkSpelling(sql: string, { tokens }: Tokens, letters: RegExp): StoppedVerdict | null {
  let end = 0;
  let previous: TokenKind | null = null;
  for (const token of tokens) {
    const gap = sql.slice(end, token.start);
    if (odd.test(gap)) return refuse(end, 'Comments and line ends have to be plain.');
    const isWord = token.kind === 'word';
    if (isWord && !letters.test(tokenText(sql, token))) {
      return refuse(token.start, 'There are characters here that have to stand in quotes.');
    }
    if (isWord && token.start === end && previous === 'number') {
      return refuse(token.start, 'A number runs into a word. Put a blank between them.');
    }
    end = token.end;
    previous = token.kind;
  }
  if (odd.test(sql.slice(end))) return refuse(end, 'Comments and line ends have to be plain.');
  return null;
}

/** Of white space and comments. */
const odd = /\r(?!\n)|\/\*.*\/\*/s;

function refuse(at: number, message: string): StoppedVerdict {
  return stop('refused', 'syntax', at, message);
}
