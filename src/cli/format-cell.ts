import type { Cell } from '../ports/database.ts';
import { terminalSafe } from './terminal-safe.ts';

/** One value on one line of a terminal; `null` reads `NULL`, arrays and objects are JSON. */
export function formatCell(cell: Cell): string {
  if (cell === null) return 'NULL';
  const text = typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
  return terminalSafe(text.replace(/\r?\n|\r/g, '⏎')).replaceAll('\t', ' ');
}
