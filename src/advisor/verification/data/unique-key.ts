import type { SourceTable } from '../../analysis/analysis.ts';

/** Columns whose values together stand in one row of a table at most. */
export interface UniqueKey {
  readonly table: SourceTable;
  readonly columns: readonly string[];
}
