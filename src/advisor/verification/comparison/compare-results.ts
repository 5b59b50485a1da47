import type { RunResult } from '../../../ports/database.ts';
import { canonicalRows } from './canonical-rows.ts';

export interface ComparisonOptions {
  /** Where the keys stand that order the result, the first ones at least; none for an unordered one. */
  readonly order: readonly number[];
  /** The result was cut: of rows that tie at the cut, either may be there. */
  readonly cut: boolean;
}

type Row = readonly string[];

/** How two results differ, in words; `null` when they are equal as multisets and in the order that was asked for. */
export function compareResults(
  expected: RunResult,
  actual: RunResult,
  options: ComparisonOptions,
): string | null {
  if (expected.columns.length !== actual.columns.length) {
    return `it has ${actual.columns.length} columns instead of ${expected.columns.length}`;
  }
  const before = canonicalRows(expected);
  const after = canonicalRows(actual);
  if (before.length !== after.length) return `it gives ${after.length} rows instead of ${before.length}`;
  const keys = (row: Row): string => JSON.stringify(options.order.map((place) => row[place]));
  if (options.order.length > 0 && before.some((row, index) => keys(row) !== keys(after[index] ?? []))) {
    return sameMultiset(before, after) ? 'its rows come in another order' : 'its rows differ';
  }
  if (!options.cut) return sameMultiset(before, after) ? null : 'its rows differ';
  if (options.order.length === 0) return null;
  const last = keys(before.at(-1) ?? []);
  const above = (rows: readonly Row[]): readonly Row[] => rows.filter((row) => keys(row) !== last);
  return sameMultiset(above(before), above(after)) ? null : 'its rows differ';
}

function sameMultiset(left: readonly Row[], right: readonly Row[]): boolean {
  const sorted = (rows: readonly Row[]): readonly Row[] =>
    rows.toSorted((a, b) => compareText(a.join('\u0000'), b.join('\u0000')));
  const others = sorted(right);
  return (
    left.length === right.length && sorted(left).every((row, index) => sameRow(row, others[index] ?? []))
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

/** The ninth digit may fall on either side of a rounding. */
function sameRow(left: Row, right: Row): boolean {
  return left.every((cell, index) => {
    const other = right[index];
    if (cell === other) return true;
    const [a, b] = [Number(cell), Number(other)];
    return Math.abs(a - b) <= 2e-8 * Math.max(Math.abs(a), Math.abs(b));
  });
}
