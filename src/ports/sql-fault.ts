/** Why a statement cannot run, in terms a model can act on. JSON-safe. */
export interface SqlFault {
  readonly kind: SqlFaultKind;
  /** The table, column, function or token at fault, as the statement spells it; `null` when the engine names none. */
  readonly name: string | null;
  /** The engine's own words, without rows and without credentials. */
  readonly message: string;
  /** Names that exist and resemble `name`, nearest first. Filled in by the SDK, not by adapters. */
  readonly suggestions?: readonly string[] | undefined;
}

/** `refused`: by the guard, before the engine saw it. `timeout`: stopped at the limit; trying again will not help. */
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
  | 'other';
