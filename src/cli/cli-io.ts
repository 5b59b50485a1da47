/** What a command may touch of the process that runs it. */
export interface CliIo {
  /** Data only: rows, SQL, ids, JSON. */
  readonly stdout: CliOutput;
  /** All else: progress, warnings, errors. */
  readonly stderr: CliOutput;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The part of a stream that is used; `process.stdout` fits. */
export interface CliOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}
