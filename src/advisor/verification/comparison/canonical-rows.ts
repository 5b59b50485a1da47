import type { Cell, RunResult } from '../../../ports/database.ts';

const numericType = /INT|DECIMAL|NUMERIC|DOUBLE|FLOAT|REAL/i;
const numeric = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/**
 * Rows as lists of texts that are equal when the values are: numbers to nine digits whatever their type, a timestamp at midnight as the
 * date.
 */
export function canonicalRows({ columns, rows }: RunResult): readonly (readonly string[])[] {
  const types = columns.map(({ type }) => type);
  return rows.map((row) => row.map((cell, index) => canonicalCell(cell, types[index] ?? null)));
}

function canonicalCell(cell: Cell, type: string | null): string {
  if (cell === null) return '∅';
  if (typeof cell === 'number') return canonicalNumber(cell);
  if (typeof cell === 'string') {
    const isNumber = numeric.test(cell) && (type === null || numericType.test(type));
    return isNumber ? canonicalNumber(Number(cell)) : `'${cell.replace(/ 00:00:00(?:\.0+)?$/, '')}`;
  }
  return JSON.stringify(cell);
}

function canonicalNumber(value: number): string {
  return String(Number(value.toPrecision(9)) + 0);
}
