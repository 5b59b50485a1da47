import type { StateRecord } from '../../../src/adapter-kit/index.ts';
import type { StoredRecord } from './stored-record.ts';

/** Copies of the records whose key starts with `prefix`, by key in code-unit order. */
export function listRecords(
  records: ReadonlyMap<string, StoredRecord>,
  prefix: string,
  now: number,
): readonly StateRecord[] {
  return [...records]
    .filter(([key, record]) => key.startsWith(prefix) && record.expiresAt > now)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, record]) => ({ key, value: JSON.parse(record.json) }));
}
