import type { Database } from '../../../src/adapter-kit/index.ts';

/** What a database engine brings to the introspection benchmark. */
export interface IntrospectEngine {
  readonly name: string;
  /** A database with `tableCount` tables of `columnCount` columns; `null` when there is no server. */
  prepare(tableCount: number, columnCount: number): Promise<PreparedSchema | null>;
}

export interface PreparedSchema {
  readonly url: string;
  readonly database: Database;
  readonly serverVersion: string;
  /**
   * The floor: one hand-written statement for tables, columns, defaults, keys, foreign keys and indexes on an open connection. Resolves
   * to the columns it read.
   */
  readFloor(): Promise<number>;
  close(): Promise<void>;
}
