import type { DatabaseSync } from 'node:sqlite';
import type { Json } from '../../../src/adapter-kit/index.ts';

/** What `key` holds at `now`, or `null`. */
export function readRecord(database: DatabaseSync, key: string, now: number): Json | null {
  const row = database
    .prepare('SELECT json FROM state WHERE key = ? AND (expires_at IS NULL OR expires_at > ?)')
    .get(key, now);
  return row === undefined ? null : JSON.parse(String(row.json));
}
