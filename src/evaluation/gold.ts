/** What a question's SQL reads: what retrieval has to show. */
export interface Gold {
  readonly tables: readonly GoldName[];
  readonly columns: readonly GoldName[];
}

/**
 * Met when any one of these is shown: `schema.table`, or `schema.table.column`, spelled as in the catalog. Mostly there is one; a series
 * of tables that hold the same may stand as several.
 */
export type GoldName = readonly string[];

/** The gold, or why there is none. */
export type GoldOutcome =
  | { readonly kind: 'gold'; readonly gold: Gold }
  | { readonly kind: 'unusable'; readonly reason: string };
