import type { DuckDBValue } from '@duckdb/node-api';

/** Not in the language's types yet. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** A value as it stands in Trino's JSON: bigint as a number however large, binary in base64, rows as arrays. */
export function trinoValueOf(value: DuckDBValue): unknown {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'bigint') return rawJSON(String(value));
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if ('bytes' in value && value.bytes instanceof Uint8Array)
    return Buffer.from(value.bytes).toString('base64');
  if ('items' in value) return value.items.map(trinoValueOf);
  if ('entries' in value) {
    return Array.isArray(value.entries)
      ? Object.fromEntries(value.entries.map((entry) => [String(entry.key), trinoValueOf(entry.value)]))
      : Object.values(value.entries).map((item) => trinoValueOf(item as DuckDBValue));
  }
  return String(value);
}
