import { tokenText } from '../lexer/token-text.ts';
import type { Token } from '../lexer/tokenize.ts';
import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';
import { isSystemName } from './is-system-name.ts';

/** Refuses the names of SQLite's own tables, however they are quoted: a string is a name where a table is expected. */
export function checkNames(sql: string, statement: readonly Token[]): StoppedVerdict | null {
  for (const [index, token] of statement.entries()) {
    const isName = token.kind === 'word' || token.kind === 'name';
    if (!isName && !(token.kind === 'string' && mayBeTable(sql, statement[index - 1]))) continue;
    const text = isName ? tokenText(sql, token) : sql.slice(token.start + 1, token.end - 1);
    if (!isSystemName(text)) continue;
    const message = `${text.toLowerCase()} is SQLite's own and may not be read. Query the user's own tables.`;
    return stop('refused', 'system_catalog', token.start, message);
  }
  return null;
}

function mayBeTable(sql: string, previous: Token | undefined): boolean {
  if (previous === undefined) return false;
  if (previous.kind === 'word') return /^(FROM|JOIN)$/.test(tokenText(sql, previous));
  return previous.kind === 'comma' || previous.kind === 'open' || previous.kind === 'dot';
}
