import type { StoredRecord } from './stored-record.ts';

/** Drops every record whose time is up. */
export function pruneExpired(records: Map<string, StoredRecord>, now: number): void {
  for (const [key, record] of records) if (record.expiresAt <= now) records.delete(key);
}
