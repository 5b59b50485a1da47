import { describe, expect, it } from 'vitest';
import { compareResults } from '../../../../src/advisor/verification/comparison/compare-results.ts';
import type { Cell, RunResult } from '../../../../src/ports/database.ts';

function result(rows: readonly (readonly Cell[])[], types: readonly (string | null)[] = []): RunResult {
  const columns = (rows[0] ?? []).map((_, index) => ({ name: `c${index}`, type: types[index] ?? null }));
  return { columns, rows, truncated: false };
}

const unordered = { order: [], cut: false };

describe('compareResults', () => {
  it('takes results for equal whose rows come in another order, when none was asked for', () => {
    expect(compareResults(result([[1], [2]]), result([[2], [1]]), unordered)).toBeNull();
  });

  it('counts how often a row comes', () => {
    expect(compareResults(result([[1], [1], [2]]), result([[1], [2], [2]]), unordered)).toBe(
      'its rows differ',
    );
  });

  it('tells null from zero and from an empty text', () => {
    expect(compareResults(result([[null]]), result([[0]]), unordered)).not.toBeNull();
    expect(compareResults(result([[null]]), result([['']]), unordered)).not.toBeNull();
  });

  it('compares numbers to nine digits, whatever their type', () => {
    expect(compareResults(result([[0.1 + 0.2]]), result([[0.3]]), unordered)).toBeNull();
    expect(
      compareResults(result([['2.00']], ['DECIMAL(5,2)']), result([[2]], ['BIGINT']), unordered),
    ).toBeNull();
    expect(compareResults(result([[1.00001]]), result([[1.00002]]), unordered)).not.toBeNull();
  });

  it('tells text that looks like a number by its characters', () => {
    expect(
      compareResults(result([['2.0']], ['VARCHAR']), result([['2']], ['VARCHAR']), unordered),
    ).not.toBeNull();
  });

  it('takes midnight for the date', () => {
    expect(compareResults(result([['2024-01-01']]), result([['2024-01-01 00:00:00']]), unordered)).toBeNull();
    expect(
      compareResults(result([['2024-01-01']]), result([['2024-01-01 00:00:01']]), unordered),
    ).not.toBeNull();
  });

  it('holds to the order of the keys, and to no more', () => {
    const options = { order: [0], cut: false };
    expect(
      compareResults(
        result([
          [1, 'a'],
          [1, 'b'],
          [2, 'c'],
        ]),
        result([
          [1, 'b'],
          [1, 'a'],
          [2, 'c'],
        ]),
        options,
      ),
    ).toBeNull();
    expect(
      compareResults(
        result([
          [1, 'a'],
          [2, 'c'],
        ]),
        result([
          [2, 'c'],
          [1, 'a'],
        ]),
        options,
      ),
    ).toBe('its rows come in another order');
  });

  it('lets either of the rows that tie at the cut be there', () => {
    const options = { order: [0], cut: true };
    expect(
      compareResults(
        result([
          [1, 'a'],
          [2, 'b'],
        ]),
        result([
          [1, 'a'],
          [2, 'c'],
        ]),
        options,
      ),
    ).toBeNull();
    expect(
      compareResults(
        result([
          [1, 'a'],
          [2, 'b'],
        ]),
        result([
          [1, 'z'],
          [2, 'b'],
        ]),
        options,
      ),
    ).toBe('its rows differ');
  });

  it('tells results of other widths and lengths apart', () => {
    expect(compareResults(result([[1]]), result([[1, 2]]), unordered)).toBe('it has 2 columns instead of 1');
    expect(compareResults(result([[1]]), result([[1], [1]]), unordered)).toBe('it gives 2 rows instead of 1');
  });
});
