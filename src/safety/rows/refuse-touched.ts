import { catalogIndex } from '../catalog-index.ts';
import type { JudgeContext } from '../judge-context.ts';
import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import type { StoppedVerdict } from '../verdict.ts';
import type { BoundRowPolicy } from './bound-row-policy.ts';
import { hidesTables } from './hides-tables.ts';
import { predicateFor } from './predicate-for.ts';
import { refuseRows } from './refuse-rows.ts';

/** For dialects whose statements cannot be rewritten faithfully: any word that is a table with a row policy, or a view, is refused. */
export function refuseTouched(
  sql: string,
  tokens: readonly Token[],
  context: JudgeContext,
  policies: readonly BoundRowPolicy[],
): StoppedVerdict | null {
  if (context.catalog === null) return refuseRows(null, 'The tables are not known.');
  const guarded = new Set<string>();
  for (const table of catalogIndex(context.catalog).tables.values()) {
    const isScoped = predicateFor(table, policies) !== null;
    if (isScoped || hidesTables(table)) guarded.add(table.name.toLowerCase());
  }
  for (const token of tokens) {
    const isString = token.kind === 'string';
    const text = isString ? sql.slice(token.start + 1, token.end - 1) : tokenText(sql, token);
    if (!guarded.has(text.toLowerCase())) continue;
    const message = `Rows of ${text} are confined to their owners, which cannot be done for this engine.`;
    return refuseRows(token.start, message);
  }
  return null;
}
