import type { Client } from 'pg';
import type { ConnectionPool } from '../../../src/adapter-kit/index.ts';
import type { PostgresType } from './postgres-type.ts';

/** What the operations on one open database share. */
export interface OpenPostgres {
  readonly pool: ConnectionPool<Client>;
  /** Parts of the URL that no message may show. */
  readonly secrets: readonly string[];
  /** Types looked up so far, by oid. */
  readonly types: Map<number, PostgresType>;
  /** Asks the server to stop what the client is running; `false` when it could not be asked. */
  cancel(client: Client, timeoutMs: number): Promise<boolean>;
}
