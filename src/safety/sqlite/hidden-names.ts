import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogTable } from '../../ports/catalog.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';

/** The names in a statement that would be columns of the table which the policy hides, if it has them; lower case. */
export function hiddenNames(
  sql: string,
  tokens: readonly Token[],
  { schema, name: table, columns }: CatalogTable,
  policy: CompiledPolicy,
): readonly string[] {
  const visible = new Set(columns.map((column) => column.name.toLowerCase()));
  const names = new Set<string>();
  for (const [index, token] of tokens.entries()) {
    const name = nameOf(sql, token, tokens[index - 1]).toLowerCase();
    if (name === '' || visible.has(name) || policy.showsColumn(schema, table, name)) continue;
    names.add(name);
  }
  return [...names];
}

/** A string is a name after a dot. */
function nameOf(sql: string, token: Token, previous: Token | undefined): string {
  if (token.kind === 'word' || token.kind === 'name') return tokenText(sql, token);
  const isName = token.kind === 'string' && previous?.kind === 'dot';
  return isName ? sql.slice(token.start + 1, token.end - 1).replaceAll("''", "'") : '';
}
