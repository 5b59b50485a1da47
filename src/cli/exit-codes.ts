/** What the command's exit code says; `nlquery --help` shows the same table. */
export const exitCodes = {
  /** Answered; with `--sql-only` the SQL was written. */
  ok: 0,
  unexpected: 1,
  /** A wrong option, an unusable URL, an unknown database. */
  usage: 2,
  /** The database cannot be reached or read. */
  unreachable: 3,
  /** No statement passed its checks within the retries. */
  unverified: 4,
  /** The statement would write; it was not run. */
  blocked: 5,
  /** The question is ambiguous, or the database does not hold the answer. */
  unanswered: 6,
  /** The model, the embedder or a store failed. */
  vendor: 7,
  /** `nlquery eval --baseline`: a figure fell by more than the tolerance. */
  regressed: 8,
  /** Ctrl-C: 128 and the number of SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
