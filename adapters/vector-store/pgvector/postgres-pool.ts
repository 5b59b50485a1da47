/** What this adapter needs of a pool of connections; `pg`'s `Pool` is one. */
export interface PostgresPool {
  connect(): Promise<PostgresClient>;
}

export interface PostgresClient {
  /** Of the server's process, where the driver tells; lets an aborted statement be cancelled. */
  readonly processID?: number | null | undefined;
  query(statement: Statement): Promise<{ readonly rows: readonly object[] }>;
  /** `pg` ends the process when a connection that is lent breaks and nobody listens. */
  on?(event: 'error', listener: (error: Error) => void): unknown;
  off?(event: 'error', listener: (error: Error) => void): unknown;
  /** Gives the connection back; `true` closes it. */
  release(destroy?: boolean): void;
}

export interface Statement {
  readonly text: string;
  readonly values?: unknown[] | undefined;
}
