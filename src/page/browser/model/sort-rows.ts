import { cellText } from './cell-text.ts';
import type { Result } from './result.ts';

export interface SortOrder {
  readonly column: number;
  readonly direction: 'ascending' | 'descending';
}

/** Large ones come as text, and differ in digits that a number does not have. */
const integer = /^-?\d+$/;

const collator = new Intl.Collator('en', { numeric: true });

/** The rows in that order, equal ones as they came; cells without a value last, in either direction. `null` keeps the database's order. */
export function sortRows(rows: Result['rows'], order: SortOrder | null): Result['rows'] {
  if (order === null) return rows;
  const { column, direction } = order;
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((left, right) => {
    const [a, b] = [left[column] ?? null, right[column] ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return sign * compare(a, b);
  });
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [cellText(a), cellText(b)];
  const [x, y] = [Number(left), Number(right)];
  if (left.trim() !== '' && right.trim() !== '' && !Number.isNaN(x) && !Number.isNaN(y))
    return x === y && integer.test(left) && integer.test(right)
      ? Number(BigInt(left) - BigInt(right))
      : x - y;
  return collator.compare(left, right);
}
