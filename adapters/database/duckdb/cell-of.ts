import type { DuckDBValue } from '@duckdb/node-api';
import { type Cell, jsonCell } from '../../../src/adapter-kit/index.ts';
import { type CellType, plainType } from './cell-type-of.ts';

/**
 * A value of DuckDB's in JSON. Numbers that JSON lacks become `NaN`, `Infinity` and `-Infinity`; whatever has no JSON form (decimals, dates,
 * intervals, bit strings) is written as DuckDB does.
 */
export function cellOf(value: DuckDBValue, type: CellType = plainType): Cell {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return type.isJson ? jsonCell(value) : value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value.toString();
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return String(value);
    return (type.isFloat ? shortestFloat(value) : value) + 0;
  }
  if ('bytes' in value && value.bytes instanceof Uint8Array) {
    return `\\x${Buffer.from(value.bytes).toString('hex')}`;
  }
  if ('items' in value) return value.items.map((item) => cellOf(item, type.items));
  if ('tag' in value) return cellOf(value.value, type.members?.get(value.tag));
  if ('entries' in value) return entriesCell(value.entries, type);
  return 'isFinite' in value && !value.isFinite ? infinity(value) : value.toString();
}

type Entries =
  | Readonly<Record<string, DuckDBValue>>
  | readonly { readonly key: DuckDBValue; readonly value: DuckDBValue }[];

/** A struct's or a map's, whose keys become text. */
function entriesCell(entries: Entries, { items, members }: CellType): Cell {
  const pairs = Array.isArray(entries)
    ? entries.map(({ key, value }): [string, Cell] => [keyOf(key), cellOf(value, items)])
    : Object.entries(entries).map(([key, value]): [string, Cell] => [key, cellOf(value, members?.get(key))]);
  return Object.fromEntries(pairs);
}

function keyOf(key: DuckDBValue): string {
  const cell = cellOf(key);
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

/** A date's or a timestamp's: most of the client's own texts would be a day far off. */
function infinity(value: object): string {
  const [distance] = Object.values(value) as readonly (number | bigint)[];
  return Number(distance) < 0 ? '-infinity' : 'infinity';
}

/** The shortest decimal that is this 32-bit number: 0.1 and not 0.10000000149011612. */
function shortestFloat(value: number): number {
  for (const digits of [6, 7, 8]) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === value) return shorter;
  }
  return value;
}
