import type { SourceTable } from '../../analysis/analysis.ts';

/** Columns whose values together stand in one row of a table at most. */
export interface UniqueKey {
  readonly table: SourceTable;
  readonly columns: readonly string[];
  /** A unique constraint, not a primary key: rows with a null in it are unlike all others. @defaultValue false */
  readonly allowsNulls?: boolean | undefined;
}
