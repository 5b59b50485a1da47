import type { Cell } from '../../../src/adapter-kit/index.ts';

const int8 = 20;

/** int8, date, time, timestamp, timestamptz, timetz, interval, numeric: read as the server writes them. Ids of pg_type. */
export const textTypes: readonly number[] = [int8, 1082, 1083, 1114, 1184, 1266, 1186, 1700];

/** A value as PGlite's client parses it, in JSON. */
export function cellOf(value: unknown, type: number | undefined): Cell {
  if (typeof value === 'string' && type === int8) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`;
  return (value ?? null) as Cell;
}
