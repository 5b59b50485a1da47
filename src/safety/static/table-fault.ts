import type { CatalogIndex } from '../catalog-index.ts';
import type { TableReference } from './find-tables.ts';
import type { StaticDialect } from './static-dialect.ts';

/** What is wrong with a name where a table is expected, as rule and message: a file, the engine's own, a schema the catalog does not know. */
export function tableFault(
  { parts, kind }: Pick<TableReference, 'parts' | 'kind'>,
  isDefined: boolean,
  dialect: StaticDialect,
  catalog: CatalogIndex | null,
): readonly [string, string] | null {
  if (kind === 'string')
    return ['file', 'A string stands where a table is expected. Name a table that is listed.'];
  const names = parts.map((part) => part.toLowerCase());
  const table = names.at(-1) ?? '';
  const schema = names.at(-2);
  if (names.some((name) => name === '')) return ['syntax', 'A name is missing before or after a dot.'];
  if (names.slice(0, -1).some((name) => dialect.systemSchemas.has(name))) {
    return [
      'system_catalog',
      `${names.join('.')} is the engine's own and may not be read. Query the user's own tables.`,
    ];
  }
  if (kind === 'call') return null;
  if (dialect.systemTable.test(table) && !isKnown(table, catalog) && !isDefined) {
    return ['system_catalog', `${table} may not be read. Query the user's own tables.`];
  }
  if (catalog === null || schema === undefined)
    return names.length > 3 ? ['schema', 'The name is too long.'] : null;
  const database = names.at(-3);
  const databaseName = catalog.databaseName.toLowerCase();
  const isDatabase = catalog.namesDatabases && names.length === 2 && schema === databaseName;
  const knows = [...catalog.schemas].some((known) => known.toLowerCase() === schema);
  if ((knows || isDatabase) && (database === undefined || database === databaseName) && names.length <= 3)
    return null;
  return ['schema', `${names.slice(0, -1).join('.')} may not be read. Use the tables that are listed.`];
}

function isKnown(table: string, catalog: CatalogIndex | null): boolean {
  return catalog?.lowerNames.has(table) === true;
}
