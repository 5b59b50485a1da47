export interface SqliteDatabaseOptions {
  /**
   * Child processes a connection may run at a time: that many statements run side by side, further ones wait in line.
   * They are started when first needed. @defaultValue 2
   */
  readonly processes?: number | undefined;
}
