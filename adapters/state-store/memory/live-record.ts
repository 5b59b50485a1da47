import type { StoredRecord } from './stored-record.ts';

/** What `key` holds at `now`; a record whose time is up is dropped on the way. */
export function liveRecord(
  records: Map<string, StoredRecord>,
  key: string,
  now: number,
): StoredRecord | undefined {
  const record = records.get(key);
  if (record === undefined || record.expiresAt > now) return record;
  records.delete(key);
  return undefined;
}
