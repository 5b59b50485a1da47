import { describe, expect, it } from 'vitest';
import { sortRows } from '../../../src/page/browser/model/sort-rows.ts';

const sorted = (cells: readonly unknown[], direction: 'ascending' | 'descending' = 'ascending'): unknown[] =>
  sortRows(
    cells.map((cell) => [cell]),
    { column: 0, direction },
  ).map(([cell]) => cell);

describe('sortRows', () => {
  it('sorts numbers by size, as text too', () => {
    expect(sorted([10, 9, -1])).toEqual([-1, 9, 10]);
    expect(sorted(['10.5', '9', '-1'])).toEqual(['-1', '9', '10.5']);
    expect(sorted(['9007199254740993', '9007199254740992'])).toEqual([
      '9007199254740992',
      '9007199254740993',
    ]);
    expect(sorted(['-9007199254740992', '-9007199254740993'])).toEqual([
      '-9007199254740993',
      '-9007199254740992',
    ]);
  });

  it('sorts text as people do', () => {
    expect(sorted(['b', 'a10', 'A', 'a9'])).toEqual(['A', 'a9', 'a10', 'b']);
  });

  it('puts missing cells last in either direction', () => {
    expect(sorted([null, 2, 1])).toEqual([1, 2, null]);
    expect(sorted([null, 1, 2], 'descending')).toEqual([2, 1, null]);
  });

  it('keeps the order of equal cells and leaves its input alone', () => {
    const rows = [
      ['x', 1],
      ['x', 2],
      ['a', 3],
    ];
    expect(sortRows(rows, { column: 0, direction: 'descending' })).toEqual(rows);
    expect(sortRows(rows, { column: 0, direction: 'ascending' }).map((row) => row[1])).toEqual([3, 1, 2]);
    expect(rows[0]).toEqual(['x', 1]);
  });

  it('keeps the order of the database where none is asked for', () => {
    const rows = [[2], [1]];
    expect(sortRows(rows, null)).toBe(rows);
  });
});
