import { highlight } from 'sql-highlight';
import { terminalSafe } from './terminal-safe.ts';

/** The statement, safe for a terminal, in colours where `color` says so. */
export function highlightSql(sql: string, color: boolean): string {
  const safe = terminalSafe(sql);
  return color ? highlight(safe) : safe;
}
