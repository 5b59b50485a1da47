/** Why a statement cannot run, in terms a model can act on. JSON-safe. */
export interface SqlFault {
  readonly kind: SqlFaultKind;
  /** The table, column, function or token at fault, as the statement spells it; `null` when the engine names none. */
  readonly name: string | null;
  /** The engine's own words, without rows and without credentials. */
  readonly message: string;
}

export type SqlFaultKind =
  | 'syntax'
  | 'unknown_table'
  | 'unknown_column'
  | 'ambiguous_column'
  | 'unknown_function'
  | 'type_mismatch'
  | 'grouping'
  | 'permission_denied'
  | 'division_by_zero'
  | 'timeout'
  | 'too_large'
  | 'other';
