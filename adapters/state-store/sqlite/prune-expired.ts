import type { DatabaseSync } from 'node:sqlite';

/** Deletes every record whose time is up. */
export function pruneExpired(database: DatabaseSync, now: number): void {
  database.prepare('DELETE FROM state WHERE expires_at <= ?').run(now);
}
