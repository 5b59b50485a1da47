/**
 * Which tables and columns questions may use. A pattern is `table` (in any schema on the search path), `schema.table` or
 * `schema.table.column`; `*` stands for any run of characters within a part, double quotes keep a dot or a star in a name.
 */
export interface AccessPolicy {
  /** What may be used; a pattern of a column allows that column of its table alone. @defaultValue everything the role may read */
  readonly allow?: readonly string[] | undefined;
  /** What may not, whatever `allow` says. Case does not matter here. @defaultValue nothing */
  readonly deny?: readonly string[] | undefined;
}
