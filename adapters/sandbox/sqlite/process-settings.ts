/** What a child process is started with; travels as JSON. */
export interface ProcessSettings {
  /** Databases in memory that are attached; at most nine. */
  readonly schemas: readonly string[];
  readonly maxMemoryBytes: number;
}
