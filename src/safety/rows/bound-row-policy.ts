/** A row policy in terms of one database and one caller. */
export interface BoundRowPolicy {
  readonly matches: (schema: string, table: string) => boolean;
  /** The condition with the caller's values in it, as SQL. */
  readonly predicate: string;
}
