export interface SqliteVecVectorStoreOptions {
  /**
   * Path of the database file, or `:memory:` for a store that ends with the process. The file and its folder are made when missing,
   * readable for their owner alone (0600, 0700). Processes of one machine may share a file.
   */
  readonly path: string;
  /** How long a write waits for other processes' writes, milliseconds. @defaultValue 5000 */
  readonly busyTimeoutMs?: number | undefined;
  /** The most memory that pages of the file may take, mebibytes. @defaultValue 32 */
  readonly cacheMebibytes?: number | undefined;
}
