import type { CatalogTable } from '../../../../src/adapter-kit/index.ts';
import { buildColumn } from './build-column.ts';
import { buildConstraints } from './build-constraints.ts';
import { buildIndex } from './build-index.ts';
import type { CatalogRows } from './catalog-rows.ts';
import { generatedColumns } from './generated-columns.ts';

/** Puts tables together with their columns, keys and indexes. */
export function buildTables(rows: CatalogRows): readonly CatalogTable[] {
  const columns = byTable(rows.columns);
  const constraints = byTable(rows.constraints);
  const indexes = byTable(rows.indexes);
  return rows.tables.map(([schema, name, kind, comment, rowEstimate, sql]) => {
    const key = JSON.stringify([schema, name]);
    const generated = generatedColumns(sql ?? '');
    return {
      schema,
      name,
      kind,
      comment,
      rowEstimate,
      columns: (columns.get(key) ?? []).map((row) => buildColumn(row, generated)),
      ...buildConstraints(constraints.get(key) ?? []),
      indexes: (indexes.get(key) ?? []).map(buildIndex),
    };
  });
}

function byTable<Row extends readonly [string, string, ...unknown[]]>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  return Map.groupBy(rows, ([schema, table]) => JSON.stringify([schema, table]));
}
