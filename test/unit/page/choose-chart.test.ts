import { describe, expect, it } from 'vitest';
import { chooseChart } from '../../../src/page/browser/model/choose-chart.ts';
import type { Result } from '../../../src/page/browser/model/result.ts';

function result(columns: Readonly<Record<string, string | null>>, rows: Result['rows']): Result {
  return { columns: Object.entries(columns).map(([name, type]) => ({ name, type })), rows };
}

describe('chooseChart', () => {
  it.each([
    [
      'numbers by name',
      { country: 'text', n: 'integer' },
      [
        ['DE', 3],
        ['FR', 5],
      ],
      'bar',
      0,
      [1],
    ],
    [
      'the name last',
      { n: 'integer', country: 'text' },
      [
        [3, 'DE'],
        [5, 'FR'],
      ],
      'bar',
      1,
      [0],
    ],
    [
      'an id before the name',
      { id: 'int', name: 'text', n: 'int' },
      [
        [1, 'a', 3],
        [2, 'b', 5],
      ],
      'bar',
      1,
      [2],
    ],
    [
      'numbers over days',
      { day: 'date', n: 'int' },
      [
        ['2026-03-01', 3],
        ['2026-03-02', 5],
      ],
      'line',
      0,
      [1],
    ],
    [
      'numbers over months',
      { month: 'text', n: 'int' },
      [
        ['2026-03', 3],
        ['2026-04', 5],
      ],
      'line',
      0,
      [1],
    ],
    [
      'numbers over years',
      { year: 'int', n: 'int' },
      [
        [2025, 3],
        [2026, 5],
      ],
      'line',
      0,
      [1],
    ],
    [
      'numbers by the month of the year',
      { month: 'int', n: 'int' },
      [
        [1, 3],
        [2, 5],
      ],
      'bar',
      0,
      [1],
    ],
    [
      'decimals, which come as text',
      { k: 'text', n: 'numeric' },
      [
        ['a', '3.50'],
        ['b', '5.25'],
      ],
      'bar',
      0,
      [1],
    ],
    [
      'a missing number',
      { k: 'text', n: 'int' },
      [
        ['a', 3],
        ['b', null],
      ],
      'bar',
      0,
      [1],
    ],
    [
      'two series of one size',
      { k: 'text', a: 'int', b: 'int' },
      [
        ['x', 3, 9],
        ['y', 5, 2],
      ],
      'bar',
      0,
      [1, 2],
    ],
    [
      'two series, one far smaller',
      { k: 'text', a: 'int', b: 'int' },
      [
        ['x', 3000, 1],
        ['y', 5000, 2],
      ],
      'bar',
      0,
      [1],
    ],
    [
      'numbers without a type',
      { k: null, n: null },
      [
        ['a', 3],
        ['b', 5],
      ],
      'bar',
      0,
      [1],
    ],
  ] as const)('draws %s', (_given, columns, rows, kind, label, values) => {
    expect(chooseChart(result(columns, rows))).toEqual({ kind, label, values });
  });

  it.each([
    ['no row', { k: 'text', n: 'int' }, []],
    ['one row', { k: 'text', n: 'int' }, [['a', 3]]],
    [
      'no number',
      { k: 'text', l: 'text' },
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'digits that are text',
      { k: 'text', zip: 'text' },
      [
        ['a', '10115'],
        ['c', '20095'],
      ],
    ],
    [
      'ids only',
      { name: 'text', customer_id: 'int' },
      [
        ['a', 3],
        ['b', 5],
      ],
    ],
    [
      'no label',
      { a: 'int', b: 'int' },
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      'a label twice',
      { k: 'text', n: 'int' },
      [
        ['a', 3],
        ['a', 5],
      ],
    ],
    [
      'a label missing',
      { k: 'text', n: 'int' },
      [
        [null, 3],
        ['a', 5],
      ],
    ],
    [
      'numbers that are not there',
      { k: 'text', n: 'int' },
      [
        ['a', null],
        ['b', null],
      ],
    ],
    [
      'too many names',
      { k: 'text', n: 'int' },
      Array.from({ length: 61 }, (_, index) => [`k${index}`, index]),
    ],
  ] as const)('draws nothing of %s', (_given, columns, rows) => {
    expect(chooseChart(result(columns, rows))).toEqual({ kind: 'none' });
  });
});
