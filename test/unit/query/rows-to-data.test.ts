import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsToData } from '../../../src/query/rows-to-data.ts';

const named = (...names: string[]): { name: string; type: null }[] =>
  names.map((name) => ({ name, type: null }));

describe('rowsToData', () => {
  it('keys each row by column name', () => {
    const { data } = rowsToData({ columns: named('id', 'name'), rows: [[1, 'Ada']], truncated: false });
    expect(data).toEqual([{ id: 1, name: 'Ada' }]);
  });

  it('numbers names that stand twice and names those that are empty', () => {
    const columns = named('name', 'name', 'name_2', '');
    const result = rowsToData({ columns, rows: [['a', 'b', 'c', 'd']], truncated: false });
    expect(result.columns.map(({ name }) => name)).toEqual(['name', 'name_3', 'name_2', 'column_4']);
    expect(result.data).toEqual([{ name: 'a', name_3: 'b', name_2: 'c', column_4: 'd' }]);
  });

  it('loses no cell, whatever the columns are called', () => {
    const names = fc.array(fc.constantFrom('a', 'a_2', 'a_3', '', 'column_1', '1'), { maxLength: 8 });
    fc.assert(
      fc.property(names, (list) => {
        const row = list.map((_, index) => index);
        const { columns, data } = rowsToData({ columns: named(...list), rows: [row], truncated: false });
        expect(columns.map(({ name }) => data[0]?.[name])).toEqual(row);
      }),
      { seed: 11 },
    );
  });
});
