import { tokenText } from '../../safety/lexer/token-text.ts';
import type { Token } from '../../safety/lexer/tokenize.ts';

/**
 * The statement with NULL in place of `*` and `table.*` in its own select list and in those of EXISTS: what they stand for need not be
 * known to write them. Stars of other queries inside it stay.
 */
export function blankStars(sql: string, tokens: readonly Token[]): string {
  const texts = tokens.map((token) => tokenText(sql, token));
  let depth = 0;
  let from = 0;
  let blanked = '';
  for (const [at, token] of tokens.entries()) {
    if (token.kind === 'open') depth += 1;
    if (token.kind === 'close') depth -= 1;
    if (texts[at] !== '*' || !/^(,|FROM)$/.test(texts[at + 1] ?? '')) continue;
    const first = texts[at - 1] === '.' ? at - 2 : at;
    if (!/^(SELECT|DISTINCT|ALL|,)$/.test(texts[first - 1] ?? '')) continue;
    if (depth > 0 && !(texts[first - 1] === 'SELECT' && texts[first - 3] === 'EXISTS')) continue;
    blanked += `${sql.slice(from, tokens[first]?.start)}NULL`;
    from = token.end;
  }
  return blanked + sql.slice(from);
}
