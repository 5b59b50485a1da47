import type { Catalog, CatalogTable } from '../ports/catalog.ts';

export interface TablesApart {
  /** Tables of the old catalog that are not among the new one's. */
  readonly old: readonly CatalogTable[];
  /** Tables of the new catalog that are not among the old one's. */
  readonly current: readonly CatalogTable[];
}

/** What two catalogs do not share: a table is shared when it is the very same object. */
export function tablesApart(before: Catalog, after: Catalog): TablesApart {
  const earlier = new Set(before.tables);
  const later = new Set(after.tables);
  return {
    old: before.tables.filter((table) => !later.has(table)),
    current: after.tables.filter((table) => !earlier.has(table)),
  };
}
