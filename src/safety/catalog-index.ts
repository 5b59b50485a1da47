import type { Catalog, CatalogTable } from '../ports/catalog.ts';

/** A catalog arranged for looking names up. */
export interface CatalogIndex {
  readonly databaseName: string;
  /** `database.table` names a table of the search path; elsewhere the first of two parts is a schema. */
  readonly namesDatabases: boolean;
  readonly schemas: ReadonlySet<string>;
  readonly searchPath: readonly string[];
  /** By `schema.table`. */
  readonly tables: ReadonlyMap<string, CatalogTable>;
  /** By table name alone, lower case: for engines with one schema and names without case. */
  readonly lowerNames: ReadonlyMap<string, CatalogTable>;
  /** Types that columns have, without schema, length and array marks, lower case. */
  readonly typeNames: ReadonlySet<string>;
}

const indexes = new WeakMap<Catalog, CatalogIndex>();

/** Made once a catalog object, and dropped with it. */
export function catalogIndex(catalog: Catalog): CatalogIndex {
  const known = indexes.get(catalog);
  if (known !== undefined) return known;
  const index = makeIndex(catalog);
  indexes.set(catalog, index);
  return index;
}

function makeIndex(catalog: Catalog): CatalogIndex {
  const tables = new Map<string, CatalogTable>();
  const typeNames = new Set<string>();
  for (const table of catalog.tables) {
    tables.set(`${table.schema}.${table.name}`, table);
    for (const column of table.columns) typeNames.add(bareType(column.type));
  }
  const schemas = new Set([...catalog.tables.map((table) => table.schema), ...catalog.searchPath]);
  const lowerNames = new Map(catalog.tables.map((table) => [table.name.toLowerCase(), table]));
  const { databaseName, searchPath } = catalog;
  const namesDatabases = catalog.dialect !== 'trino';
  return { databaseName, namesDatabases, schemas, searchPath, tables, lowerNames, typeNames };
}

/** `public."Mood"[]` → `mood`, `character varying(20)` → `character varying`. */
function bareType(type: string): string {
  const spelled = type
    .replace(/\(.*?\)|\[\d*\]/g, '')
    .replaceAll('"', '')
    .trim();
  return spelled.slice(spelled.lastIndexOf('.') + 1).toLowerCase();
}
