import { tableKey } from '../catalog/table-key.ts';
import type { CatalogTable } from '../ports/catalog.ts';
import type { Gold } from './gold.ts';

/** Gathers what a statement reads, each name once. */
export interface GoldCollector {
  addTable(table: CatalogTable): void;
  /** Adds the column, spelled as given, and its table. */
  addColumn(table: CatalogTable, column: string): void;
  /** In the order of their names, so that equal statements give equal gold. */
  gold(): Gold;
}

export function createGoldCollector(): GoldCollector {
  const tables = new Set<string>();
  const columns = new Set<string>();
  const addTable = ({ schema, name }: CatalogTable): void => void tables.add(tableKey(schema, name));
  return {
    addTable,
    addColumn: (table, column) => {
      addTable(table);
      columns.add(`${tableKey(table.schema, table.name)}.${column}`);
    },
    gold: () => ({ tables: sorted(tables), columns: sorted(columns) }),
  };
}

function sorted(names: ReadonlySet<string>): readonly (readonly string[])[] {
  return [...names].sort().map((name) => [name]);
}
