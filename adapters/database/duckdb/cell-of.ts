import type { DuckDBValue } from '@duckdb/node-api';
import type { Cell } from '../../../src/adapter-kit/index.ts';
import { jsonCell } from './json-cell.ts';

/** Of the value's column; those of nested values are not known. */
export type CellType = 'JSON' | 'FLOAT' | 'other';

/**
 * A value of DuckDB's in JSON. Numbers that JSON lacks become `NaN`, `Infinity` and `-Infinity`; whatever has no JSON form (decimals, dates,
 * intervals, bit strings) is written as DuckDB does.
 */
export function cellOf(value: DuckDBValue, type: CellType = 'other'): Cell {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return type === 'JSON' ? jsonCell(value) : value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return String(value);
    return (type === 'FLOAT' ? shortestFloat(value) : value) + 0;
  }
  if ('bytes' in value && value.bytes instanceof Uint8Array) {
    return `\\x${Buffer.from(value.bytes).toString('hex')}`;
  }
  if ('items' in value) return value.items.map((item) => cellOf(item));
  if ('tag' in value) return cellOf(value.value);
  if ('entries' in value) return entriesCell(value.entries);
  return value.toString();
}

type Entries =
  | Readonly<Record<string, DuckDBValue>>
  | readonly { readonly key: DuckDBValue; readonly value: DuckDBValue }[];

/** A struct's or a map's, whose keys become text. */
function entriesCell(entries: Entries): Cell {
  const pairs = Array.isArray(entries)
    ? entries.map(({ key, value }): [string, Cell] => [keyOf(key), cellOf(value)])
    : Object.entries(entries).map(([key, value]): [string, Cell] => [key, cellOf(value)]);
  return Object.fromEntries(pairs);
}

function keyOf(key: DuckDBValue): string {
  const cell = cellOf(key);
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

/** The shortest decimal that is this 32-bit number: 0.1 and not 0.10000000149011612. */
function shortestFloat(value: number): number {
  for (const digits of [6, 7, 8]) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}
