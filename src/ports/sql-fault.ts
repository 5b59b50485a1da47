/** Why a statement cannot run, in terms a model can act on. JSON-safe. */
export interface SqlFault {
  readonly kind: SqlFaultKind;
  /** The table, column, function or token at fault, as the statement spells it; `null` when the engine names none. */
  readonly name: string | null;
  /** The engine's own words, without rows and without credentials. */
  readonly message: string;
  /** Names that exist and resemble `name`, nearest first. Filled in by the SDK, not by adapters. */
  readonly suggestions?: readonly string[] | undefined;
  /** How this engine writes what the statement has from another one. Filled in by the SDK, not by adapters. */
  readonly equivalents?: readonly DialectEquivalent[] | undefined;
}

/** Something that another engine understands, e.g. `strftime`, and how this one writes it: `to_char(d, 'YYYY-MM-DD')`. */
export interface DialectEquivalent {
  readonly foreign: string;
  readonly here: string;
}

/**
 * `refused`: by the guard, before the engine saw it. `timeout`: stopped at the limit; trying again will not help. `unmatched_value`: it
 * runs and gives no row, and compares a column with a text that the column is not known to hold; `suggestions` are stored values.
 */
export type SqlFaultKind =
  | 'syntax'
  | 'unknown_table'
  | 'unknown_column'
  | 'ambiguous_column'
  | 'unknown_function'
  | 'type_mismatch'
  | 'grouping'
  | 'permission_denied'
  | 'refused'
  | 'division_by_zero'
  | 'timeout'
  | 'too_large'
  | 'unmatched_value'
  | 'other';
