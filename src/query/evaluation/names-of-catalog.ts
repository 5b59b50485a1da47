import type { Catalog } from '../../ports/catalog.ts';
import type { NamedTables } from './suggest-names.ts';

/** Every name that a statement on this catalog may use. */
export function namesOfCatalog({ tables, searchPath }: Pick<Catalog, 'tables' | 'searchPath'>): NamedTables {
  return {
    tables: tables.map(({ schema, name, columns }) => ({
      reference: searchPath.includes(schema) ? name : `${schema}.${name}`,
      columns,
    })),
  };
}
