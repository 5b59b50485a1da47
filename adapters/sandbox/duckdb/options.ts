export interface DuckdbSandboxOptions {
  /** Threads of each database. @defaultValue 2 */
  readonly threads?: number | undefined;
}
