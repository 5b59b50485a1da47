import { constants, DatabaseSync } from 'node:sqlite';
import { authorizeIntrospection } from './authorize-introspection.ts';
import { authorizeQuery } from './authorize-query.ts';

export interface LockedDatabase {
  readonly database: DatabaseSync;
  /** Sets what statements may do from now on. A connection starts with `query`. */
  allow(purpose: 'query' | 'introspection'): void;
}

/** Values, statements and plans beyond these sizes are refused by SQLite (from Node 24.15 on). */
const limits = {
  length: 64 * 2 ** 20,
  sqlLength: 1_000_000,
  compoundSelect: 100,
  vdbeOp: 1_000_000,
  likePatternLength: 5_000,
  attach: 0,
};
const busyTimeoutMs = 5_000;

/**
 * Opens a file with every lock SQLite and this Node have: read only, no extensions, no schema changes through the back door, no
 * function with side effects, and (from Node 24 on) an authorizer that allows nothing but reading.
 */
export function openLocked(path: string): LockedDatabase {
  const database = new DatabaseSync(path, {
    readOnly: true,
    allowExtension: false,
    defensive: true,
    limits,
  });
  database.exec(
    `PRAGMA busy_timeout = ${busyTimeoutMs}; PRAGMA trusted_schema = OFF; PRAGMA query_only = ON`,
  );
  database.prepare('SELECT count(*) FROM sqlite_schema').get();
  let authorize = authorizeQuery;
  // Node 22 has no authorizer.
  database.setAuthorizer?.((action, first, second) =>
    authorize(action, first, second) ? constants.SQLITE_OK : constants.SQLITE_DENY,
  );
  return {
    database,
    allow: (purpose) => {
      authorize = purpose === 'query' ? authorizeQuery : authorizeIntrospection;
    },
  };
}
