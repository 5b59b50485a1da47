import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { matchClose } from '../static/match-close.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import { hiddenNames } from './hidden-names.ts';

/**
 * What SQLite's authorizer does not tell of: the columns that NATURAL and USING join by. Without the authorizer (Node 22) no statement may name a
 * table some of whose columns are hidden.
 */
export function checkPolicy(
  sql: string,
  tokens: readonly Token[],
  catalog: CatalogIndex,
  policy: CompiledPolicy,
  isAuthorized: boolean,
): StoppedVerdict | null {
  const limitedAt = (token: Token) => {
    const text = token.kind === 'string' ? sql.slice(token.start + 1, token.end - 1) : tokenText(sql, token);
    const table = catalog.lowerNames.get(text.toLowerCase());
    return table !== undefined && policy.limitsColumns(table.schema, table.name) ? [table] : [];
  };
  const limited = tokens.find((token) => limitedAt(token).length > 0);
  if (limited === undefined) return null;
  const natural = tokens.find((token) => token.kind === 'word' && tokenText(sql, token) === 'NATURAL');
  if (isAuthorized && natural === undefined) {
    const hidden = new Set(
      tokens.flatMap(limitedAt).flatMap((table) => hiddenNames(sql, tokens, table, policy)),
    );
    return checkUsing(sql, tokens, hidden);
  }
  const message = isAuthorized
    ? 'Some columns here may not be read, so NATURAL may not be used. Name the columns with ON or USING.'
    : 'Some columns of this table may not be read, and it takes Node 24 to tell which ones a statement reads.';
  return stop('refused', 'column_policy', (natural ?? limited).start, message);
}

/** In the words for a column that does not exist. */
function checkUsing(
  sql: string,
  tokens: readonly Token[],
  hidden: ReadonlySet<string>,
): StoppedVerdict | null {
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word' || tokenText(sql, token) !== 'USING') continue;
    for (const named of tokens.slice(index + 1, matchClose(tokens, index + 1))) {
      const isBare = named.kind === 'word' || named.kind === 'name';
      const name = isBare ? tokenText(sql, named) : sql.slice(named.start + 1, named.end - 1);
      if (!hidden.has(name.toLowerCase())) continue;
      const message = `There is no column "${name}" to join by. Use columns that both tables have.`;
      return { ...stop('refused', 'unknown_column', named.start, message), name };
    }
  }
  return null;
}
