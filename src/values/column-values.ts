/** Stored values of one column, for matching the literals of a question. JSON-safe. */
export interface ColumnValues {
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  /** Distinct, sorted by code unit. */
  readonly values: readonly string[];
}
