import { tableKey } from '../catalog/table-key.ts';
import type { Catalog } from '../ports/catalog.ts';
import type { ColumnValues } from './column-values.ts';

/** The values of columns that the catalog has: it may show less than the one they were sampled by. */
export function valuesOfCatalog(
  values: readonly ColumnValues[],
  { tables }: Pick<Catalog, 'tables'>,
): readonly ColumnValues[] {
  const columns = new Map(
    tables.map((table) => [
      tableKey(table.schema, table.name),
      new Set(table.columns.map(({ name }) => name)),
    ]),
  );
  return values.filter(({ schema, table, column }) => columns.get(tableKey(schema, table))?.has(column));
}
