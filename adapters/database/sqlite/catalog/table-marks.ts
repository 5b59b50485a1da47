import { hash } from 'node:crypto';
import type { IndexStatement } from './read-index-statements.ts';
import type { TableRow } from './read-tables.ts';

/**
 * A mark for each table and view: a digest of its CREATE statement, of those of its indexes, and of the order of magnitude of its rows. What a
 * view is made of depends on other tables, so its mark covers the statements of all. Virtual tables have none: their columns are
 * up to their module.
 *
 * A mark says nothing of the far ends of foreign keys: see `tablesToRead`.
 */
export function tableMarks(
  tables: readonly TableRow[],
  indexes: ReadonlyMap<string, readonly IndexStatement[]>,
  rowEstimates: ReadonlyMap<string, number>,
): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  for (const { name, type, sql } of tables) {
    if (type !== 'table') continue;
    const own = (indexes.get(name) ?? []).map((index) => index.sql);
    const magnitude = String(rowEstimates.get(name) ?? '').length;
    marks.set(name, digest([sql, magnitude, ...own]));
  }
  const views = tables.filter(({ type }) => type === 'view');
  if (views.length === 0) return marks;
  const all = digest(tables.flatMap(({ name, sql }) => [name, sql]));
  for (const { name, sql } of views) marks.set(name, digest([sql, all]));
  return marks;
}

/** 128 bits: marks travel to this process and back with every refresh. A NUL ends SQLite's own reading of a statement: none holds one. */
function digest(parts: readonly (string | number)[]): string {
  return hash('sha256', parts.join('\0'), 'base64url').slice(0, 22);
}
