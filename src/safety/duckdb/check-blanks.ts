import type { Tokens } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';

/**
 * Refuses blanks beyond ASCII outside of strings and quoted names. DuckDB makes plain ones of them before it parses, so that `THEN email`
 * with a no-break space is two words to it and one to us.
 *
 * Source: Parser::StripUnicodeSpaces
 */
export function checkBlanks(sql: string, { tokens }: Tokens): StoppedVerdict | null {
  const odd = tokens.find(({ kind, start, end }) => kind === 'word' && blank.test(sql.slice(start, end)));
  if (odd === undefined) return null;
  return stop(
    'refused',
    'syntax',
    odd.start,
    'There is a blank here that is no plain one. Write plain blanks.',
  );
}

/** Separators, and marks that are not seen. */
const blank = /[\p{Z}\p{Cf}\p{Cc}]/u;
