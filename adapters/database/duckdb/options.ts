export interface DuckdbDatabaseOptions {
  /**
   * Child processes a connection may run at a time: that many statements run side by side, further ones wait in line.
   * They are started when first needed. @defaultValue 2
   */
  readonly processes?: number | undefined;
  /** Threads of each process. @defaultValue 2 */
  readonly threads?: number | undefined;
  /**
   * What DuckDB may take for its buffers in each process, megabytes. A process that grows to twice this and 512 MB more is killed with
   * its statement. @defaultValue 512
   */
  readonly memoryLimitMb?: number | undefined;
  /**
   * How long the file stays open after a call, milliseconds. While it is open, no other process can write to it; opening it takes
   * 10 ms, and more than a second with thousands of tables. @defaultValue 0
   */
  readonly keepOpenMs?: number | undefined;
}
