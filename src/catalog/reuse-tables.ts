import type { Catalog, CatalogTable } from '../ports/catalog.ts';
import { digestTable } from './digest-table.ts';

/**
 * The catalog with the very objects of an earlier one for all tables that are the same in both, row estimates included: what is kept with
 * a table object, its place in the store among it, then serves on.
 */
export function reuseTables(catalog: Catalog, earlier: Catalog): Catalog {
  const byDigest = new Map(earlier.tables.map((table) => [digestTable(table), table]));
  const tables = catalog.tables.map((table) => {
    const known = byDigest.get(digestTable(table));
    return known && isSame(known, table) ? known : table;
  });
  return { ...catalog, tables };
}

/** Of two tables with the same digest, which does not tell the order of columns. */
function isSame(one: CatalogTable, other: CatalogTable): boolean {
  return (
    one === other ||
    (one.rowEstimate === other.rowEstimate &&
      one.mark === other.mark &&
      one.columns.every(({ name }, index) => name === other.columns[index]?.name))
  );
}
