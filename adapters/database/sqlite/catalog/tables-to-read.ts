import type { TableRow } from './read-tables.ts';

/** Beyond so many changed tables, looking for what refers to them takes longer than reading all. */
const maxChanged = 50;

/**
 * The names of the tables that may differ from what earlier marks stand for: those whose mark is another, and those whose CREATE statement
 * mentions such a table or one that is gone, because their foreign keys may now end elsewhere. `null` stands for all.
 */
export function tablesToRead(
  tables: readonly TableRow[],
  marks: ReadonlyMap<string, string>,
  earlier: ReadonlyMap<string, string | null>,
): ReadonlySet<string> | null {
  const present = new Set(tables.map(({ name }) => name));
  const gone = [...earlier.keys()].filter((name) => !present.has(name));
  const changed = tables
    .map(({ name }) => name)
    .filter((name) => marks.get(name) === undefined || marks.get(name) !== earlier.get(name));
  const names = [...changed, ...gone];
  if (names.length === 0) return new Set();
  // A name that holds a quote is spelled in several ways.
  if (names.length > maxChanged || names.some((name) => /["'`[\]]/.test(name))) return null;
  const mentions = new RegExp(names.map(escaped).join('|'), 'i');
  const referring = tables.filter(({ sql }) => mentions.test(sql)).map(({ name }) => name);
  return new Set([...changed, ...referring]);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
