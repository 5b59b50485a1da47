/** As much of a row of pg_type as reading a value's text takes. */
export interface PostgresType {
  /** As `format_type` spells it, without length and precision. */
  readonly name: string;
  /** The type beneath a domain. */
  readonly base: number | null;
  /** The type of an array's items. */
  readonly element: number | null;
  /** What stands between an array's items. */
  readonly delimiter: string;
}
