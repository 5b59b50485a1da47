import type { Catalog, CatalogTable } from '../ports/catalog.ts';
import type { AccessPolicy } from './access-policy.ts';
import { type CompiledPolicy, compilePolicy } from './compile-policy.ts';

const made = new WeakMap<AccessPolicy, WeakMap<Catalog, Catalog>>();

/**
 * The catalog without the tables and columns that the policy hides, and without keys, constraints, defaults and indexes that speak of
 * them. The same object for the same catalog and policy; the catalog itself when there is no policy.
 */
export function visibleCatalog(catalog: Catalog, policy: AccessPolicy | null): Catalog {
  if (policy === null) return catalog;
  const ofPolicy = made.get(policy) ?? new WeakMap<Catalog, Catalog>();
  made.set(policy, ofPolicy);
  const known = ofPolicy.get(catalog);
  if (known !== undefined) return known;
  const compiled = compilePolicy(policy, catalog);
  const tables = catalog.tables
    .filter(({ schema, name }) => compiled.showsTable(schema, name))
    .map((table) => visibleTable(table, compiled))
    .filter(({ columns }) => columns.length > 0);
  const visible = { ...catalog, tables };
  ofPolicy.set(catalog, visible);
  return visible;
}

function visibleTable(table: CatalogTable, policy: CompiledPolicy): CatalogTable {
  const { schema, name } = table;
  const foreignKeys = table.foreignKeys.filter(({ references }) =>
    showsAll(policy, references.schema, references.table, references.columns),
  );
  if (!policy.limitsColumns(schema, name)) {
    return foreignKeys.length === table.foreignKeys.length ? table : { ...unmarked(table), foreignKeys };
  }
  const shows = (columns: readonly string[]) => showsAll(policy, schema, name, columns);
  const columns = table.columns.filter((column) => shows([column.name]));
  const hidden = table.columns.filter((column) => !columns.includes(column)).map((column) => column.name);
  const isQuiet = (text: string | null) => text === null || !mentions(text, hidden);
  return {
    ...unmarked(table),
    columns: columns.map((column) => (isQuiet(column.default) ? column : { ...column, default: null })),
    primaryKey: table.primaryKey !== null && shows(table.primaryKey.columns) ? table.primaryKey : null,
    uniqueConstraints: table.uniqueConstraints.filter((key) => shows(key.columns)),
    foreignKeys: foreignKeys.filter((key) => shows(key.columns)),
    checkConstraints: table.checkConstraints.filter(({ expression }) => isQuiet(expression)),
    indexes: table.indexes.filter((index) => isQuiet(index.where) && index.columns.every(isQuiet)),
  };
}

/** What lacks something does not stand for the table in the database: it is to be read anew. */
function unmarked({ mark: _mark, ...table }: CatalogTable): CatalogTable {
  return table;
}

function showsAll(
  policy: CompiledPolicy,
  schema: string,
  table: string,
  columns: readonly string[],
): boolean {
  return (
    policy.showsTable(schema, table) && columns.every((column) => policy.showsColumn(schema, table, column))
  );
}

/** Whether an SQL text may speak of one of the names: it holds it, in whatever case. */
function mentions(text: string, names: readonly string[]): boolean {
  const lower = text.toLowerCase();
  return names.some((name) => lower.includes(name.toLowerCase()));
}
