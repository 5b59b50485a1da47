import type { CompiledPolicy } from '../../policy/compile-policy.ts';
import type { CatalogIndex } from '../catalog-index.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';

/** Refuses a double-quoted name that the policy hides in any table: the guard took it for a text, the database need not. */
export function checkQuoted(
  sql: string,
  tokens: readonly Token[],
  catalog: CatalogIndex,
  policy: CompiledPolicy,
): StoppedVerdict | null {
  for (const token of tokens) {
    if (token.kind !== 'name') continue;
    const name = tokenText(sql, token);
    for (const table of catalog.tables.values()) {
      if (!policy.limitsColumns(table.schema, table.name)) continue;
      const isVisible = table.columns.some((column) => column.name.toLowerCase() === name.toLowerCase());
      if (isVisible || policy.showsColumn(table.schema, table.name, name)) continue;
      const message = `There is no column "${name}" here. Use single quotes for a text.`;
      return { ...stop('refused', 'unknown_column', token.start, message), name };
    }
  }
  return null;
}
