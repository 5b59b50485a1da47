import type { MysqlClient } from './mysql-client.ts';

/** The server connections of one open database. */
export interface ClientPool {
  /** An idle one or a new one; waits for its turn when all are taken. Rejects with `ABORTED` and `CLOSED`. */
  acquire(signal?: AbortSignal): Promise<MysqlClient>;
  /** Gives it back; `reusable: false` closes it. */
  release(client: MysqlClient, reusable: boolean): void;
  /** Closes the idle ones at once, the others when they are given back, and resolves when all are. */
  close(): Promise<void>;
}
