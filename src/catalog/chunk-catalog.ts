import { hash } from 'node:crypto';
import type { Catalog, CatalogColumn, CatalogTable, ForeignKey } from '../ports/catalog.ts';
import type { Chunk } from '../ports/chunk.ts';
import { splitIdentifier } from '../shared/text/split-identifier.ts';
import { tableKey } from './table-key.ts';

const maxCommentLength = 500;
const maxEnumValues = 40;
const maxListedColumns = 80;

/**
 * Stands for the way chunks are made. To be raised with every change of it that gives the same catalog other chunks: what is stored is
 * then compared as a whole once.
 */
export const chunkingVersion = 1;

/**
 * The catalog as prose to be embedded: one chunk a table, one a column, one a foreign key. Ids hold through changes of comments and
 * types. A column's chunk speaks of that column alone (and its table's name); a table's chunk of its comment and its
 * columns' names; so a change touches no more chunks than it has to, and none of another table.
 */
export function* chunkCatalog(
  { tables, searchPath }: Pick<Catalog, 'tables' | 'searchPath'>,
  embedderId: string,
): Generator<Chunk> {
  const path = new Set(searchPath);
  const hashPrefix = `${embedderId}\0`;
  for (const table of tables) {
    for (const chunk of chunkTable(table, path)) {
      yield { ...chunk, contentHash: hash('sha256', hashPrefix + chunk.text, 'hex') };
    }
  }
}

/** How many chunks `chunkCatalog` makes. */
export function countChunks({ tables }: Pick<Catalog, 'tables'>): number {
  return tables.reduce((sum, table) => sum + 1 + table.columns.length + relationTexts(table).size, 0);
}

function* chunkTable(
  table: CatalogTable,
  searchPath: ReadonlySet<string>,
): Generator<Omit<Chunk, 'contentHash'>> {
  const { schema, name } = table;
  const key = tableKey(schema, name);
  const title = searchPath.has(schema) ? words(name) : `${words(schema)} ${words(name)}`;
  const names = table.columns.map((column) => words(column.name));
  const tableId = idOf('table', [schema, name]);
  yield { id: tableId, kind: 'table', table: key, column: null, text: tableText(table, title, names) };
  for (const [index, column] of table.columns.entries()) {
    const id = idOf('column', [schema, name, column.name]);
    const text = columnText(column, names[index] ?? '', title);
    yield { id, kind: 'column', table: key, column: column.name, text };
  }
  for (const [id, text] of relationTexts(table)) {
    yield { id, kind: 'relation', table: key, column: null, text };
  }
}

function tableText(table: CatalogTable, title: string, columns: readonly string[]): string {
  const listed = columns.slice(0, maxListedColumns).join(', ');
  return `${title}${described(table.comment)}. Columns: ${listed}.`;
}

function columnText(column: CatalogColumn, name: string, title: string): string {
  const type = words(column.type.replace(/\(.*\)/, '').slice(0, 40));
  const values = column.enumValues?.slice(0, maxEnumValues).join(', ');
  const choices = values ? ` One of: ${values}.` : '';
  return `${name} of ${title}${described(column.comment)}. ${type}.${choices}`;
}

/** Two keys over the same columns to the same target are one relation. */
function relationTexts(table: CatalogTable): ReadonlyMap<string, string> {
  return new Map(
    table.foreignKeys.map((key) => {
      const { schema, table: target, columns } = key.references;
      const id = idOf('relation', [table.schema, table.name, key.columns, schema, target, columns]);
      return [id, relationText(table, key)];
    }),
  );
}

function relationText(table: CatalogTable, { columns, references }: ForeignKey): string {
  const from = columns.map(words).join(', ');
  const to = references.columns.map(words).join(', ');
  return `${words(table.name)} refers to ${words(references.table)} by ${from} to ${to}.`;
}

function described(comment: string | null): string {
  const prose = comment?.replace(/\s+/g, ' ').trim().slice(0, maxCommentLength);
  return prose ? `: ${prose.replace(/[.\s]+$/, '')}` : '';
}

function words(name: string): string {
  const split = splitIdentifier(name);
  return split.length === 0 ? name : split.join(' ');
}

function idOf(kind: string, path: readonly unknown[]): string {
  return `${kind}:${JSON.stringify(path)}`;
}
