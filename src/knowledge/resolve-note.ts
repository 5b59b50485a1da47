import type { Catalog, CatalogTable } from '../ports/catalog.ts';
import { invalidKnowledge } from './invalid-knowledge.ts';
import type { NoteEntry } from './knowledge-service.ts';
import { nearestNames } from './nearest-names.ts';
import type { NoteSubject } from './note-subject.ts';

/**
 * The note with table and column spelled as in the catalog, and what it is about.
 *
 * @throws `INVALID_REQUEST` with the nearest names when there is no such table or column
 */
export function resolveNote(
  note: NoteEntry,
  catalog: Catalog,
): { readonly entry: NoteEntry; readonly subject: NoteSubject } {
  const { table, reference } = findTable(note.table, catalog);
  const { schema, name } = table;
  const { kind, text } = note;
  if (note.column === undefined) {
    return { entry: { kind, table: reference, text }, subject: { schema, table: name, column: null } };
  }
  const columns = table.columns.map((column) => column.name);
  const column = pick(note.column, columns, (candidate) => candidate);
  if (column === undefined) {
    throw unknown('entry.column', `${reference} has no column`, note.column, columns);
  }
  return { entry: { kind, table: reference, column, text }, subject: { schema, table: name, column } };
}

interface Named {
  readonly table: CatalogTable;
  /** How SQL has to name it. */
  readonly reference: string;
}

function findTable(name: string, catalog: Catalog): Named {
  const named = catalog.tables.map((table) => ({ table, reference: referenceOf(table, catalog) }));
  const found =
    pick(name, named, ({ reference }) => reference) ??
    pick(name, named, ({ table }) => `${table.schema}.${table.name}`);
  if (found) return found;
  const references = named.map(({ reference }) => reference);
  throw unknown('entry.table', 'There is no table', name, references);
}

/** The bare name where the search path leads to this table, else `schema.name`. */
function referenceOf({ schema, name }: CatalogTable, { searchPath, tables }: Catalog): string {
  const first = searchPath.find((path) =>
    tables.some((table) => table.schema === path && table.name === name),
  );
  return first === schema ? name : `${schema}.${name}`;
}

/** The one so called; without one, the only one so called in another case. */
function pick<Item>(name: string, items: readonly Item[], nameOf: (item: Item) => string): Item | undefined {
  const exact = items.find((item) => nameOf(item) === name);
  if (exact !== undefined) return exact;
  const alike = items.filter((item) => nameOf(item).toLowerCase() === name.toLowerCase());
  return alike.length === 1 ? alike[0] : undefined;
}

function unknown(path: string, problem: string, name: string, names: readonly string[]): Error {
  const nearest = nearestNames(name, names);
  const hint = nearest.length === 0 ? '' : ` Nearest names: ${nearest.join(', ')}.`;
  return invalidKnowledge([{ path, message: `${problem} "${name}".${hint}` }]);
}
