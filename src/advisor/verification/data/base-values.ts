import type { ColumnFamily } from './column-family.ts';
import type { DataValue } from './fit-value.ts';

/** Values to begin with, where no query says what matters. Decimals are exact as doubles, so that sums do not depend on their order. */
export const baseValues: Readonly<Record<ColumnFamily, readonly DataValue[]>> = {
  whole: [0, 1, 2, 3, 7, -1, 10, 100],
  decimal: [0, 1, 2.5, -1.5, 10, 100.25, 0.5],
  text: ['a', 'b', 'B', 'ab', '', 'x y', 'abc'],
  boolean: [true, false],
  date: ['2024-01-15', '2024-01-31', '2024-02-29', '2023-12-31', '2024-06-30', '2022-06-15', '2024-07-01'],
  timestamp: [
    '2024-01-15 00:00:00',
    '2024-01-15 23:59:59',
    '2024-02-29 12:30:00',
    '2023-12-31 08:00:00',
    '2022-06-15 18:45:10',
    '2024-06-30 23:00:00',
  ],
  time: ['00:00:00', '12:30:00', '23:59:59'],
  other: [],
};
