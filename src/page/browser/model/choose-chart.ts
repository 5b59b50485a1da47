import { columnKind } from './column-kind.ts';
import type { Result } from './result.ts';

export type ChartChoice =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'bar' | 'line';
      /** Index of the column that names the bars or points. */
      readonly label: number;
      /** Indexes of the columns that are drawn, at most three. */
      readonly values: readonly number[];
    };

const none: ChartChoice = { kind: 'none' };
const maxBars = 60;
const maxPoints = 2_000;
const maxSeries = 3;

/**
 * The chart that a result suggests: numbers over time are a line, numbers by name are bars, each label once. Anything else is better
 * read as a table.
 */
export function chooseChart(result: Result): ChartChoice {
  const { columns, rows } = result;
  if (rows.length < 2) return none;
  const kinds = columns.map((_, index) => columnKind(result, index));
  const numbers = columns.map((_, index) => index).filter((index) => kinds[index] === 'number');
  const labels = columns.map((_, index) => index).filter((index) => isLabel(result, index));
  if (numbers.length === 0) return none;
  const time = labels.find((index) => kinds[index] === 'time');
  if (time !== undefined && rows.length <= maxPoints)
    return { kind: 'line', label: time, values: comparable(result, numbers) };
  const category = labels.find((index) => kinds[index] === 'category');
  if (category !== undefined && rows.length <= maxBars)
    return { kind: 'bar', label: category, values: comparable(result, numbers) };
  return none;
}

/** Every row has one, and no two the same. */
function isLabel({ rows }: Result, index: number): boolean {
  const cells = rows.map((row) => row[index]);
  return cells.every((cell) => cell !== null) && new Set(cells).size === cells.length;
}

/** The first, and those that can be seen beside it on one axis. */
function comparable({ rows }: Result, numbers: readonly number[]): readonly number[] {
  const height = (index: number): number => Math.max(...rows.map((row) => Math.abs(Number(row[index] ?? 0))));
  const first = height(numbers[0] ?? 0);
  return numbers
    .filter((index) => {
      const ratio = height(index) / first;
      return index === numbers[0] || (ratio > 0.05 && ratio < 20);
    })
    .slice(0, maxSeries);
}
