import type { SqlFault } from '../../ports/sql-fault.ts';
import { editDistance } from '../../shared/edit-distance.ts';

/** What names may be suggested: tables as SQL has to name them, with their columns. */
export interface NamedTables {
  readonly tables: readonly {
    readonly reference: string;
    readonly columns: readonly { readonly name: string }[];
  }[];
}

/** Names listed at most. */
const maxSuggestions = 5;

/** Longer than any engine's names but for SQLite's; comparing takes time by the product of the lengths. */
const maxNameLength = 128;

/** The fault with the names added that exist in `context` and come nearest to the unknown one, nearest first. */
export function suggestNames(fault: SqlFault, context: NamedTables): SqlFault {
  if (fault.name === null) return fault;
  const names = candidates(fault, context);
  if (names.length === 0) return fault;
  const unknown = normalise(fault.name);
  const ranked = names
    .map((name) => ({ name, distance: editDistance(unknown, normalise(name)) / Math.max(unknown.length, 1) }))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return { ...fault, suggestions: ranked.slice(0, maxSuggestions).map(({ name }) => name) };
}

function candidates({ kind }: SqlFault, { tables }: NamedTables): readonly string[] {
  if (kind === 'unknown_table') return tables.map(({ reference }) => reference);
  if (kind !== 'unknown_column' && kind !== 'ambiguous_column') return [];
  return tables.flatMap(({ reference, columns }) => columns.map(({ name }) => `${reference}.${name}`));
}

/** The last part of a qualified name, without quotes, case and separators. */
function normalise(name: string): string {
  const last = name.split('.').at(-1) ?? name;
  return last
    .slice(0, maxNameLength)
    .replace(/["`[\]_\s]/g, '')
    .toLowerCase();
}
