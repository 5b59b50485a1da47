import type { Catalog, CatalogTable } from '../ports/catalog.ts';
import { digestTable } from './digest-table.ts';
import { tablesApart } from './tables-apart.ts';

/**
 * The catalog with the very objects of an earlier one for all tables that are the same in both: what is kept with a table object, its
 * place in the store among it, then serves on. Row estimates may be the earlier ones as long as they are less than twice and more than
 * half of the new: those of MySQL differ with every look, and all tables would be stored anew with every refresh.
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

/** Of two tables with the same digest, which tells neither the order of columns nor whose rows a table shows. */
function isSame(one: CatalogTable, other: CatalogTable): boolean {
  return (
    isAbout(one.rowEstimate, other.rowEstimate) &&
    one.mark === other.mark &&
    JSON.stringify(one.children) === JSON.stringify(other.children) &&
    one.columns.every(({ name }, index) => name === other.columns[index]?.name)
  );
}

function isAbout(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return one === other || (one < 2 * other && other < 2 * one);
}
