/** What Trino answers to one request, as far as it is read. Source: https://trino.io/docs/current/develop/client-protocol.html */
export interface TrinoAnswer {
  readonly nextUri?: string | undefined;
  readonly columns?: readonly TrinoColumn[] | null | undefined;
  readonly data?: readonly (readonly unknown[])[] | null | undefined;
  readonly error?: TrinoError | null | undefined;
}

export interface TrinoColumn {
  readonly name: string;
  readonly type: string;
  readonly typeSignature?: TrinoTypeSignature | undefined;
}

export interface TrinoTypeSignature {
  readonly rawType: string;
  readonly arguments?: readonly { readonly kind: string; readonly value: unknown }[] | undefined;
}

export interface TrinoError {
  readonly message?: string | undefined;
  /** `TABLE_NOT_FOUND`, … */
  readonly errorName?: string | undefined;
  /** `USER_ERROR`, `INTERNAL_ERROR`, `INSUFFICIENT_RESOURCES` or `EXTERNAL`. */
  readonly errorType?: string | undefined;
}

/** Part of a result. */
export interface TrinoPage {
  /** `null` while Trino has not said. */
  readonly columns: readonly TrinoColumn[] | null;
  /** Numbers that JavaScript cannot hold are strings. */
  readonly rows: readonly (readonly unknown[])[];
  /** The transaction that the statement has started. */
  readonly startedTransaction: string | null;
}
