import type { Analysis, SourceTable, TableName } from '../../analysis/analysis.ts';

/** The source table of this path. */
export function sourceOf({ tables }: Analysis, name: TableName): SourceTable | null {
  return (
    tables.find(
      (table) => table.name === name.name && table.schema === name.schema && table.catalog === name.catalog,
    ) ?? null
  );
}
