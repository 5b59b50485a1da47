import type { Cell } from '../../../src/adapter-kit/index.ts';

/** A value of DuckDB's own JSON form; whole numbers that a number can hold are numbers. */
export function cellOf(value: unknown, type: string | undefined): Cell {
  if (typeof value !== 'string' || !/^U?(?:BIG|HUGE)INT$/.test(type ?? '')) return value as Cell;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
