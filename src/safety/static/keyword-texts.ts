import type { Token } from '../lexer/tokenize.ts';

/** The texts of tokens by which words of the grammar are known: quoted names keep quotes, so that none reads as one (`"DISTINCT" FROM`). */
export function keywordTexts(texts: readonly string[], tokens: readonly Token[]): readonly string[] {
  return texts.map((text, index) => (tokens[index]?.kind === 'name' ? `"${text}"` : text));
}
