import type { DatabaseSync } from 'node:sqlite';
import type { Json, SetOptions } from '../../../src/adapter-kit/index.ts';

/** Writes in one statement, which is what makes `ifAbsent` hold between processes; `false` when the key was taken. */
export function writeRecord(
  database: DatabaseSync,
  record: { readonly key: string; readonly value: Json },
  options: SetOptions,
  now: number,
): boolean {
  const expiresAt = options.ttlMs === undefined ? null : now + options.ttlMs;
  const statement = database.prepare(
    `INSERT INTO state (key, json, expires_at) VALUES (:key, :json, :expiresAt)
     ON CONFLICT (key) DO UPDATE SET json = excluded.json, expires_at = excluded.expires_at
     WHERE :overwrite OR state.expires_at <= :now`,
  );
  const { changes } = statement.run({
    key: record.key,
    json: JSON.stringify(record.value),
    expiresAt,
    overwrite: options.ifAbsent ? 0 : 1,
    now,
  });
  return changes === 1;
}
