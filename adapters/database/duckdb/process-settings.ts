/** What a child process is started with; travels as JSON. */
export interface ProcessSettings {
  readonly path: string;
  readonly threads: number;
  readonly memoryLimitMb: number;
  readonly keepOpenMs: number;
}
