/** A real server for tests: one that was running already, or one started for the purpose. */
export interface TestService {
  /** Of the server, with rights to create databases in it. */
  readonly url: string;
  /** Started by us: settings may be changed and the server may be broken. */
  readonly spawned: boolean;
  /** An empty database of the caller's own; nothing else on the server is touched. */
  createDatabase(): Promise<TestDatabase>;
  /** Drops what was created and not dropped, and stops the server if it was started here. Safe to call twice. */
  close(): Promise<void>;
}

export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}
