import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../src/page/browser/model/to-csv.ts';

const csv = (cell: unknown, name = 'c'): string =>
  toCsv({ columns: [{ name, type: null }], rows: [[cell]] })
    .split('\n')
    .slice(1, -1)
    .join('\n');

describe('toCsv', () => {
  it('writes a header and the rows', () => {
    const columns = [
      { name: 'name', type: 'text' },
      { name: 'n', type: 'int' },
    ];
    expect(toCsv({ columns, rows: [['Ada, "A"', 3]] })).toBe('name,n\n"Ada, ""A""",3\n');
  });

  it.each([
    '=1+1',
    '+1',
    '@SUM(A1)',
    '\tx',
    '-1+cmd|calc',
    '＝1',
    '-',
    '-1e5',
    '-1,5',
    '-.5',
    '-1.',
    '-1\n=1',
  ])('takes %j its force', (text) => {
    expect(csv(text).replace(/^"|"$/g, '')).toBe(`'${text}`);
  });

  it('takes a column name its force', () => {
    expect(toCsv({ columns: [{ name: '=1+1', type: null }], rows: [] })).toBe("'=1+1\n");
  });

  it.each([
    [-5, '-5'],
    ['-5', '-5'],
    ['-0.5', '-0.5'],
    ['-1.50', '-1.50'],
    ['-0.00', '-0.00'],
    [0, '0'],
    [null, ''],
    ['', '""'],
    [true, 'true'],
    [[1, 2], '"[1,2]"'],
    ['plain', 'plain'],
  ])('writes %j as %s', (cell, text) => {
    expect(csv(cell)).toBe(text);
  });

  it('keeps every digit of a decimal', () => {
    expect(csv('-12345678901234567.10')).toBe('-12345678901234567.10');
    expect(csv('12345678901234567.10')).toBe('12345678901234567.10');
  });
});
