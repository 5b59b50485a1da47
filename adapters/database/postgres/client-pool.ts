import type { Client } from 'pg';

/** The server connections of one open database. */
export interface ClientPool {
  /** An idle one or a new one; waits for its turn when all are taken. Rejects with `ABORTED` and `CLOSED`. */
  acquire(signal?: AbortSignal): Promise<Client>;
  /** Gives it back; `reusable: false` closes it. */
  release(client: Client, reusable: boolean): void;
  /** Closes the idle ones at once, the others when they are given back, and resolves when all are. */
  close(): Promise<void>;
}
