import type { TableRow } from './read-schema.ts';

/** Tables as they were: the name, and the mark if there was one, of each. */
export interface KnownTables {
  readonly names: readonly string[];
  readonly marks: readonly (string | null)[];
}

export interface MarkComparison {
  /** The tables that have to be read. */
  readonly changed: readonly TableRow[];
  /** Places of known tables that are gone or have to be read. */
  readonly stale: readonly number[];
}

/** Beyond so many changed tables, looking for what refers to them takes longer than reading all. */
const maxChanged = 50;

/**
 * Finds the tables that may differ from what was known: those whose mark is another, and those whose CREATE statement mentions such
 * a table or one that is gone, because their foreign keys may now end elsewhere.
 */
export function compareMarks(
  tables: readonly TableRow[],
  marks: ReadonlyMap<string, string>,
  known: KnownTables,
): MarkComparison {
  if (known.names.length === 0) return { changed: tables, stale: [] };
  const places = new Map(known.names.map((name, place) => [name, place]));
  const stale = new Set(known.names.keys());
  const changed: TableRow[] = [];
  const kept: TableRow[] = [];
  for (const table of tables) {
    const place = places.get(table.name);
    const mark = marks.get(table.name);
    if (place === undefined || mark === undefined || mark !== known.marks[place]) changed.push(table);
    else {
      stale.delete(place);
      kept.push(table);
    }
  }
  const names = new Set(changed.map(({ name }) => name));
  for (const place of stale) names.add(known.names[place] ?? '');
  if (names.size === 0) return { changed, stale: [] };
  // A name that holds a quote is spelled in several ways.
  if (names.size > maxChanged || [...names].some((name) => /["'`[\]]/.test(name))) {
    return { changed: tables, stale: [...known.names.keys()] };
  }
  const mentions = new RegExp([...names].map(escaped).join('|'), 'i');
  for (const table of kept) {
    if (!mentions.test(table.sql)) continue;
    changed.push(table);
    stale.add(places.get(table.name) ?? 0);
  }
  return { changed, stale: [...stale] };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
