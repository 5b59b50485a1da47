import { hash } from 'node:crypto';
import type { Catalog, CatalogColumn, CatalogTable, ForeignKey } from '../ports/catalog.ts';
import type { Chunk } from '../ports/chunk.ts';
import { splitIdentifier } from '../shared/text/split-identifier.ts';
import { tableKey } from './table-key.ts';

const maxCommentLength = 500;
const maxEnumValues = 40;
const maxListedColumns = 80;

/**
 * The catalog as prose to be embedded: one chunk a table, one a column, one a foreign key. Ids hold through changes of comments and
 * types. A column's chunk speaks of that column alone (and its table's name); a table's chunk of its comment and its
 * columns' names; so a change touches no more chunks than it has to.
 */
export function chunkCatalog(catalog: Catalog, embedderId: string): readonly Chunk[] {
  const searchPath = new Set(catalog.searchPath);
  const chunks: Chunk[] = [];
  const hashPrefix = `${embedderId}\0`;
  const add = (chunk: Omit<Chunk, 'contentHash'>): void => {
    chunks.push({ ...chunk, contentHash: hash('sha256', hashPrefix + chunk.text, 'hex') });
  };
  for (const table of catalog.tables) {
    const { schema, name } = table;
    const key = tableKey(schema, name);
    const title = searchPath.has(schema) ? words(name) : `${words(schema)} ${words(name)}`;
    add({
      id: idOf('table', [schema, name]),
      kind: 'table',
      table: key,
      column: null,
      text: tableText(table, title),
    });
    for (const column of table.columns) {
      const id = idOf('column', [schema, name, column.name]);
      add({ id, kind: 'column', table: key, column: column.name, text: columnText(column, title) });
    }
    for (const [id, text] of relationTexts(table)) {
      add({ id, kind: 'relation', table: key, column: null, text });
    }
  }
  return chunks;
}

function tableText(table: CatalogTable, title: string): string {
  const listed = table.columns.slice(0, maxListedColumns).map((column) => words(column.name));
  return `${title}${described(table.comment)}. Columns: ${listed.join(', ')}.`;
}

function columnText(column: CatalogColumn, title: string): string {
  const type = words(column.type.replace(/\(.*\)/, '').slice(0, 40));
  const values = column.enumValues?.slice(0, maxEnumValues).join(', ');
  const choices = values ? ` One of: ${values}.` : '';
  return `${words(column.name)} of ${title}${described(column.comment)}. ${type}.${choices}`;
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
