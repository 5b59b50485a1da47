/** Which rows of a table a caller may see. */
export interface RowPolicy {
  /** `table` (in any schema on the search path) or `schema.table`, with `*` as in an access policy. Several that fit one table all hold. */
  readonly table: string;
  /**
   * A condition on the table's columns, as SQL of the database's own dialect; `:name` stands for a value of the caller's `principal`, or
   * for its values in `IN (:name)`. It may hold subqueries, which see all rows. `true` declares a view to be safe as it is.
   */
  readonly where: string;
}

/** What row policies are told of the caller, by name. From your own session, never from the question. */
export type Principal = Readonly<Record<string, PrincipalValue>>;

export type PrincipalValue = PrincipalScalar | readonly PrincipalScalar[];

export type PrincipalScalar = string | number | bigint | boolean | null;
