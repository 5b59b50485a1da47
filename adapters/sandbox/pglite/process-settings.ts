/** What a child process is started with; travels as JSON. */
export interface ProcessSettings {
  readonly schemas: readonly string[];
  readonly maxMemoryBytes: number;
}
