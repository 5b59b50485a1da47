import { trimStatement } from '../trim-statement.ts';
import { looksLikeStatement } from './looks-like-statement.ts';

/**
 * The statement in the first code fence that is named after SQL or an engine, or whose content begins as a statement does; `null` when there is
 * none. The last fence may be left open.
 */
export function fencedStatement(text: string): string | null {
  const parts = text.split('```');
  for (let at = 1; at < parts.length; at += 2) {
    const body = parts[at] ?? '';
    const named = /^\w*(?:sql|postgres|mariadb|duckdb|trino)\w*(?=\s)/i.exec(body)?.[0];
    const statement = trimStatement(named === undefined ? body : body.slice(named.length));
    if (statement !== '' && (named !== undefined || looksLikeStatement(statement))) return statement;
  }
  return null;
}
