export interface SqliteStateStoreOptions {
  /**
   * Path of the database file. It and its folder are made when missing, readable for their owner alone (0600, 0700);
   * the mode of what exists is left as it is.
   */
  readonly path: string;
  /** How long a write waits for other processes' writes, milliseconds. @defaultValue 5000 */
  readonly busyTimeoutMs?: number | undefined;
  /** Milliseconds since the epoch; processes that share a file share this clock. @defaultValue Date.now */
  readonly now?: (() => number) | undefined;
}
