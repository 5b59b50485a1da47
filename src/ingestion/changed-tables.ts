import { digestTable } from '../catalog/digest-table.ts';
import { type TablesApart, tablesApart } from '../catalog/tables-apart.ts';
import type { Catalog, CatalogTable } from '../ports/catalog.ts';

/** What differs between two catalogs, table by table; all, where the search path does: it decides how chunks name their tables. */
export function changedTables(before: Catalog, after: Catalog): TablesApart {
  if (JSON.stringify(before.searchPath) !== JSON.stringify(after.searchPath)) {
    return { old: before.tables, current: after.tables };
  }
  const apart = tablesApart(before, after);
  const old = new Map(apart.old.map((table) => [`${table.schema}\0${table.name}`, table]));
  const current: CatalogTable[] = [];
  for (const table of apart.current) {
    const key = `${table.schema}\0${table.name}`;
    const known = old.get(key);
    if (known && digestTable(known) === digestTable(table)) old.delete(key);
    else current.push(table);
  }
  return { old: [...old.values()], current };
}
