import type { Token } from '../lexer/tokenize.ts';
import { matchClose } from './match-close.ts';

/** Where common table expressions and windows are named: `name [(columns)] AS [NOT MATERIALIZED] (` after WITH or a comma. */
export function findDefinitions(texts: readonly string[], tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' && token.kind !== 'name') continue;
    const previous = tokens[index - 1];
    const introduced = previous?.kind === 'comma' || /^(WITH|RECURSIVE|WINDOW)$/.test(texts[index - 1] ?? '');
    if (!introduced) continue;
    const bracket = tokens[index + 1]?.kind === 'open' ? matchClose(tokens, index + 1) : index;
    const after = texts.slice(bracket + 1, bracket + 5).join(' ');
    if (/^AS ((NOT )?MATERIALIZED )?\(/.test(after)) found.add(index);
  }
  return found;
}
