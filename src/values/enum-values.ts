import type { Catalog } from '../ports/catalog.ts';
import type { ColumnValues } from './column-values.ts';

/** Values that the schema itself declares: enum labels and the lists of CHECK constraints. */
export function enumValues(catalog: Catalog): readonly ColumnValues[] {
  return catalog.tables.flatMap(({ schema, name: table, columns }) =>
    columns.flatMap(({ name: column, enumValues: labels }) =>
      labels && labels.length > 0 ? [{ schema, table, column, values: [...labels].sort() }] : [],
    ),
  );
}
