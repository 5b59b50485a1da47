import type { TrinoPage } from './trino-page.ts';

/** What the operations on one open database share. */
export interface TrinoClient {
  readonly catalog: string;
  readonly schema: string | null;
  /** Parts of the URL that no message may show. */
  readonly secrets: readonly string[];
  /**
   * Runs one statement and gives its result page by page. Leaving the loop early, and aborting `signal`, stop the statement on the server.
   *
   * Throws `TrinoFailure` for what the server says of the statement, the signal's reason, and `DATABASE_UNREACHABLE`.
   */
  pages(sql: string, options: StatementOptions): AsyncGenerator<TrinoPage, void, undefined>;
}

export interface StatementOptions {
  readonly signal: AbortSignal;
  /** Enforced by the server, milliseconds. */
  readonly timeLimitMs?: number | undefined;
  /** The id of the transaction that the statement runs in. */
  readonly transaction?: string | undefined;
}
