import type { Catalog, CatalogTable } from '../ports/catalog.ts';
import { digestTable } from './digest-table.ts';
import { tablesApart } from './tables-apart.ts';

/**
 * The catalog with the very objects of an earlier one for all tables that are the same in both, row estimates included: what is kept with
 * a table object, its place in the store among it, then serves on.
 */
export function reuseTables(catalog: Catalog, earlier: Catalog): Catalog {
  const { old, current } = tablesApart(earlier, catalog);
  const byDigest = new Map(old.map((table) => [digestTable(table), table]));
  const same = new Map<CatalogTable, CatalogTable>();
  for (const table of current) {
    const known = byDigest.get(digestTable(table));
    if (known && isSame(known, table)) same.set(table, known);
  }
  return { ...catalog, tables: catalog.tables.map((table) => same.get(table) ?? table) };
}

/** Of two tables with the same digest, which does not tell the order of columns. */
function isSame(one: CatalogTable, other: CatalogTable): boolean {
  return (
    one.rowEstimate === other.rowEstimate &&
    one.mark === other.mark &&
    one.columns.every(({ name }, index) => name === other.columns[index]?.name)
  );
}
