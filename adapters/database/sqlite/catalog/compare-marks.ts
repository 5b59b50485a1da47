import type { TableRow } from './read-schema.ts';

/** Marks by the names of tables; `null` for a table without one. */
export type Marks = ReadonlyMap<string, string | null>;

export interface MarkComparison {
  /** The tables that have to be read. */
  readonly changed: readonly TableRow[];
  /** Names of known tables that are gone or have to be read; `null` when all have to be. */
  readonly stale: readonly string[] | null;
}

/** Beyond so many changed tables, looking for what refers to them takes longer than reading all. */
const maxChanged = 50;

/**
 * Finds the tables that may differ from what was known: those whose mark is another, and those whose CREATE statement mentions such
 * a table or one that is gone, because their foreign keys may now end elsewhere.
 */
export function compareMarks(tables: readonly TableRow[], marks: Marks, known: Marks): MarkComparison {
  if (known.size === 0) return { changed: tables, stale: null };
  const kept: TableRow[] = [];
  const changed: TableRow[] = [];
  const stale: string[] = [];
  for (const table of tables) {
    const mark = known.get(table.name);
    if (mark != null && mark === marks.get(table.name)) kept.push(table);
    else {
      changed.push(table);
      if (mark !== undefined) stale.push(table.name);
    }
  }
  if (kept.length + stale.length < known.size) {
    const present = new Set(tables.map(({ name }) => name));
    for (const name of known.keys()) if (!present.has(name)) stale.push(name);
  }
  const names = [...new Set([...stale, ...changed.map(({ name }) => name)])];
  if (names.length === 0) return { changed, stale };
  // A name that holds a quote is spelled in several ways.
  if (names.length > maxChanged || names.some((name) => /["'`[\]]/.test(name))) {
    return { changed: tables, stale: null };
  }
  const mentions = new RegExp(names.map(escaped).join('|'), 'i');
  for (const table of kept) {
    if (!mentions.test(table.sql)) continue;
    changed.push(table);
    stale.push(table.name);
  }
  return { changed, stale };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
