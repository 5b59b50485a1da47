import { digestTable } from '../catalog/digest-table.ts';
import type { Catalog, CatalogTable } from '../ports/catalog.ts';

export interface ChangedTables {
  /** Tables of the old catalog that the new one lacks or has otherwise. */
  readonly old: readonly CatalogTable[];
  /** Tables of the new catalog that the old one lacks or has otherwise. */
  readonly current: readonly CatalogTable[];
}

/** What differs between two catalogs, table by table. */
export function changedTables(before: Catalog, after: Catalog): ChangedTables {
  const old = new Map(before.tables.map((table) => [`${table.schema}\0${table.name}`, table]));
  const current: CatalogTable[] = [];
  for (const table of after.tables) {
    const key = `${table.schema}\0${table.name}`;
    const known = old.get(key);
    if (known === table || (known && digestTable(known) === digestTable(table))) old.delete(key);
    else current.push(table);
  }
  return { old: [...old.values()], current };
}
