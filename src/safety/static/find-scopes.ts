import type { Token } from '../lexer/tokenize.ts';
import { matchClose } from './match-close.ts';

/** Where a common table expression's name stands for it, as token indexes. */
export interface DefinedScope {
  /** Lower case. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The bracket that opens its query. */
  readonly body: number;
}

/**
 * The common table expressions of a statement and where each may be named: after its own body, or with RECURSIVE from its name on, up to
 * the bracket that ends the query it belongs to. Elsewhere the name is a table's.
 */
export function findScopes(
  texts: readonly string[],
  tokens: readonly Token[],
  recursesPlainly = false,
): readonly DefinedScope[] {
  const scopes: DefinedScope[] = [];
  const open: number[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === 'open') open.push(index);
    if (token.kind === 'close') open.pop();
    if (token.kind !== 'word' || texts[index] !== 'WITH') continue;
    const enclosing = open.at(-1);
    const to = enclosing === undefined ? tokens.length : matchClose(tokens, enclosing);
    for (const definition of definedAt(texts, tokens, index + 1, recursesPlainly))
      scopes.push({ ...definition, to });
  }
  return scopes;
}

function* definedAt(
  texts: readonly string[],
  tokens: readonly Token[],
  start: number,
  recursesPlainly: boolean,
): Iterable<Omit<DefinedScope, 'to'>> {
  const recursive = texts[start] === 'RECURSIVE';
  let at = recursive ? start + 1 : start;
  for (;;) {
    const kind = tokens[at]?.kind;
    if (kind !== 'word' && kind !== 'name') return;
    let next = tokens[at + 1]?.kind === 'open' ? matchClose(tokens, at + 1) + 1 : at + 1;
    if (texts[next] !== 'AS') return;
    next += 1;
    if (texts[next] === 'NOT') next += 1;
    if (texts[next] === 'MATERIALIZED') next += 1;
    if (tokens[next]?.kind !== 'open') return;
    const close = matchClose(tokens, next);
    yield {
      name: (texts[at] ?? '').toLowerCase(),
      from: recursive || recursesPlainly ? at : close + 1,
      body: next,
    };
    if (tokens[close + 1]?.kind !== 'comma') return;
    at = close + 2;
  }
}
