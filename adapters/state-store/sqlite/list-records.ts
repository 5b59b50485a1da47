import type { DatabaseSync } from 'node:sqlite';
import type { StateRecord } from '../../../src/adapter-kit/index.ts';
import { prefixUpperBound } from './prefix-upper-bound.ts';

/** Records whose key starts with `prefix`, found as a range of the primary key, by key in code-unit order. */
export function listRecords(database: DatabaseSync, prefix: string, now: number): readonly StateRecord[] {
  const end = prefixUpperBound(prefix);
  const range = end === null ? 'key >= :prefix' : 'key >= :prefix AND key < :end';
  const rows = database
    .prepare(`SELECT key, json FROM state WHERE ${range} AND (expires_at IS NULL OR expires_at > :now)`)
    .all(end === null ? { prefix, now } : { prefix, end, now });
  // SQLite orders by code point, which differs from code units above U+FFFF.
  return rows
    .map((row) => ({ key: String(row.key), value: JSON.parse(String(row.json)) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
