import type { DatabaseSync } from 'node:sqlite';

/** Runs `operation` as one write transaction, which is undone when it throws. */
export function inTransaction(database: DatabaseSync, operation: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    operation();
    database.exec('COMMIT');
  } catch (error) {
    if (database.isTransaction ?? true) database.exec('ROLLBACK');
    throw error;
  }
}
