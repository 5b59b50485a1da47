import type { CallOptions } from '../ports/call-options.ts';
import type { DatabaseConnection } from '../ports/database.ts';

/** Open databases, kept for reuse and closed when idle. */
export interface Connections {
  /**
   * Calls `use` with the tenant's database. A connection that breaks is dropped, and one that had been kept from
   * before is replaced and `use` called once more: calls that only read may be repeated.
   *
   * Rejects with `DATABASE_UNREACHABLE`; a failed connect is never remembered.
   */
  with<Result>(
    target: ConnectionTarget,
    use: (connection: DatabaseConnection) => Promise<Result>,
    options?: CallOptions,
  ): Promise<Result>;
  /** Closes the tenant's connection once no call uses it. */
  drop(tenantId: string): Promise<void>;
  close(): Promise<void>;
}

export interface ConnectionTarget {
  readonly tenantId: string;
  readonly dbUrl: string;
}
