import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';

/** A change of a text: what stands from `start` to `end` becomes `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The edit that puts common table expressions before all others of a statement. */
export function insertDefinitions(
  sql: string,
  tokens: readonly Token[],
  definitions: readonly string[],
): Edit {
  const wordAt = (index: number) => {
    const token = tokens[index];
    return token?.kind === 'word' ? tokenText(sql, token) : '';
  };
  const list = definitions.join(', ');
  if (wordAt(0) !== 'WITH') return { start: 0, end: 0, text: `WITH ${list} ` };
  const after = tokens[wordAt(1) === 'RECURSIVE' ? 1 : 0]?.end ?? 0;
  return { start: after, end: after, text: ` ${list}, ` };
}
