import type { TableRow } from './read-tables.ts';

export interface MarkComparison {
  /** The tables that have to be read. */
  readonly changed: readonly TableRow[];
  /** Places in `known` of tables that are gone or have to be read. */
  readonly stale: readonly number[];
}

/** Beyond so many changed tables, looking for what refers to them takes longer than reading all. */
const maxChanged = 50;

/**
 * Finds the tables that may differ from what was known, each its name, a NUL and its mark if it had one: those whose mark is
 * another, and those whose CREATE statement mentions such a table or one that is gone, because their foreign keys may now end elsewhere.
 */
export function compareMarks(
  tables: readonly TableRow[],
  marks: ReadonlyMap<string, string>,
  known: readonly string[],
): MarkComparison {
  if (known.length === 0) return { changed: tables, stale: [] };
  const places = new Map(known.map((entry, place) => [entry, place]));
  const placeOf = ({ name }: TableRow): number | undefined => {
    const mark = marks.get(name);
    return mark === undefined ? undefined : places.get(`${name}\0${mark}`);
  };
  const stale = new Set(known.keys());
  const changed: TableRow[] = [];
  for (const table of tables) {
    const place = placeOf(table);
    if (place === undefined) changed.push(table);
    else stale.delete(place);
  }
  const names = new Set(changed.map(({ name }) => name));
  for (const place of stale) {
    const entry = known[place] ?? '';
    names.add(entry.slice(0, entry.indexOf('\0')));
  }
  if (names.size === 0) return { changed: [], stale: [] };
  // A name that holds a quote is spelled in several ways.
  if (names.size > maxChanged || [...names].some((name) => /["'`[\]]/.test(name))) {
    return { changed: tables, stale: [...known.keys()] };
  }
  const mentions = new RegExp([...names].map(escaped).join('|'), 'i');
  for (const table of tables) {
    const place = placeOf(table);
    if (place === undefined || !mentions.test(table.sql)) continue;
    changed.push(table);
    stale.add(place);
  }
  return { changed, stale: [...stale] };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
