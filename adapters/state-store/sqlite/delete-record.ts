import type { DatabaseSync } from 'node:sqlite';

/** `false` when the key held nothing, or nothing that had not expired. */
export function deleteRecord(database: DatabaseSync, key: string, now: number): boolean {
  const row = database.prepare('DELETE FROM state WHERE key = ? RETURNING expires_at').get(key);
  if (row === undefined) return false;
  const expiresAt = row.expires_at;
  return expiresAt === null || Number(expiresAt) > now;
}
