/** A column compared with a text by `=` or `IN`. */
export interface Comparison {
  /** What stands before the column: a table or its alias; `null` where nothing does. */
  readonly qualifier: string | null;
  readonly column: string;
  readonly literal: string;
  /** The column stands in `lower(…)` or the like: case does not matter. */
  readonly folded: boolean;
}

export interface ComparedLiterals {
  readonly comparisons: readonly Comparison[];
  /** Tables that the statement reads, with the alias each has. */
  readonly sources: readonly { readonly table: string; readonly alias: string }[];
}
