import type { Token } from '../lexer/tokenize.ts';
import { matchClose } from './match-close.ts';

/**
 * The indexes of the names in `WITH FUNCTION name(…) RETURNS type RETURN expression, FUNCTION …`; none when one of them
 * is more than an expression: a block may loop for ever, another language do anything.
 */
export function findInlineFunctions(texts: readonly string[], tokens: readonly Token[]): readonly number[] {
  if (texts[0] !== 'WITH' || texts[1] !== 'FUNCTION') return [];
  const names: number[] = [];
  for (const [index, text] of texts.entries()) {
    if (tokens[index]?.kind !== 'word' || tokens[index - 1]?.kind === 'dot') continue;
    if (beyondExpressions.test(text)) return [];
    if (text !== 'FUNCTION') continue;
    const open = index + 2;
    if (tokens[index + 1]?.kind !== 'word' || tokens[open]?.kind !== 'open') return [];
    const body = texts.slice(matchClose(tokens, open) + 1);
    if (body[0] !== 'RETURNS' || !body.includes('RETURN')) return [];
    names.push(index + 1);
  }
  return names;
}

const beyondExpressions = /^(BEGIN|DECLARE|LOOP|WHILE|LANGUAGE|DEFINER|PROPERTIES|PYTHON)$/;
