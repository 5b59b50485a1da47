import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';

/**
 * What SQLite's authorizer does not tell of: the columns that NATURAL joins by. Without the authorizer (Node 22) no statement may name a
 * table some of whose columns are hidden.
 */
export function checkPolicy(
  sql: string,
  tokens: readonly Token[],
  catalog: CatalogIndex,
  policy: CompiledPolicy,
  isAuthorized: boolean,
): StoppedVerdict | null {
  const isLimited = (token: Token) => {
    const text = token.kind === 'string' ? sql.slice(token.start + 1, token.end - 1) : tokenText(sql, token);
    const table = catalog.lowerNames.get(text.toLowerCase());
    return table !== undefined && policy.limitsColumns(table.schema, table.name);
  };
  const limited = tokens.find(isLimited);
  if (limited === undefined) return null;
  const natural = tokens.find((token) => token.kind === 'word' && tokenText(sql, token) === 'NATURAL');
  if (isAuthorized && natural === undefined) return null;
  const message = isAuthorized
    ? 'Some columns here may not be read, so NATURAL may not be used. Name the columns with ON or USING.'
    : 'Some columns of this table may not be read, and it takes Node 24 to tell which ones a statement reads.';
  return stop('refused', 'column_policy', (natural ?? limited).start, message);
}
