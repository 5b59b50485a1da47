export interface TrinoDatabaseOptions {
  /** What Trino shows as the source of the statements, and resource groups may select by. @defaultValue 'nlquery' */
  readonly source?: string | undefined;
  /**
   * Tables whose number of rows is asked for, one `SHOW STATS` each; the others have no estimate. Many connectors know none.
   *
   * @defaultValue 100
   */
  readonly rowEstimates?: number | undefined;
  /**
   * Runs statements in a transaction that Trino keeps read-only, which takes two short statements more. `false` is for connectors that do not
   * take part in transactions: then only the user's rights hinder a write.
   *
   * @defaultValue true
   */
  readonly readOnlyTransactions?: boolean | undefined;
  /** For proxies, certificates and tests. @defaultValue the global fetch */
  readonly fetch?: typeof fetch | undefined;
}
