import { hash } from 'node:crypto';
import type { Marks } from './compare-marks.ts';
import type { TableRow } from './read-schema.ts';

/**
 * A mark for each table and view: a digest of its CREATE statement, of those of its indexes, and of the order of magnitude of its rows. What a
 * view is made of depends on other tables, so its mark covers the statements of all. Virtual tables have none: their columns are up
 * to their module.
 *
 * A mark says nothing of the far ends of foreign keys: see `compareMarks`.
 */
export type TableMarker = (tables: readonly TableRow[], rowEstimates: ReadonlyMap<string, number>) => Marks;

interface Marked {
  /** What the mark stands for. */
  readonly sql: string;
  readonly rest: string;
  readonly mark: string;
}

/** The marker remembers what it marked last: to see that a text is the same takes a tenth of the time of a digest. */
export function createTableMarker(): TableMarker {
  let last = new Map<string, Marked>();
  return (tables, rowEstimates) => {
    const marked = new Map<string, Marked>();
    const marks = new Map<string, string | null>();
    for (const { name, type, sql, indexes } of tables) {
      if (type !== 'table') {
        marks.set(name, null);
        continue;
      }
      const estimate = rowEstimates.get(name);
      const magnitude = estimate === undefined ? 0 : String(estimate).length;
      const rest = indexes.reduce((text, index) => `${text}\0${index.sql}`, String(magnitude));
      const before = last.get(name);
      const isSame = before?.sql === sql && before.rest === rest;
      const now = isSame ? before : { sql, rest, mark: digest([sql, rest]) };
      marked.set(name, now);
      marks.set(name, now.mark);
    }
    last = marked;
    const views = tables.filter(({ type }) => type === 'view');
    if (views.length === 0) return marks;
    const all = digest([
      ...[...marks.values()].filter((mark) => mark !== null),
      ...tables.filter(({ type }) => type !== 'table').flatMap(({ name, sql }) => [name, sql]),
    ]);
    for (const { name, sql } of views) marks.set(name, digest([sql, all]));
    return marks;
  };
}

/**
 * Stands for the way tables are read. To be raised with every change of it that makes other tables of the same statements: catalogs read
 * by an earlier version are then read anew once.
 */
const readingVersion = '2';

/** 96 bits: marks travel to this process with every refresh. A NUL ends SQLite's own reading of a statement: none holds one. */
function digest(parts: readonly string[]): string {
  return hash('sha256', [readingVersion, ...parts].join('\0'), 'base64url').slice(0, 16);
}
