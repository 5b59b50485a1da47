/** The extension's type in this database. Names are qualified by its schema: nothing depends on a search path. */
export interface VectorType {
  readonly oid: number;
  /** The extension's schema, quoted. */
  readonly schema: string;
  /** `"public".vector`. */
  readonly name: string;
  /** Minus the inner product. */
  readonly distance: string;
}
