import { describe, expect, it } from 'vitest';
import { jsonCell } from '../../../src/shared/json-cell.ts';

describe('jsonCell', () => {
  it.each([
    ['{"a": [1, -2.5e3, null, "x"]}', { a: [1, -2500, null, 'x'] }],
    ['[9007199254740991, 9007199254740993]', [9007199254740991, '9007199254740993']],
    ['[1e400, -1E+400, 1e-400]', ['1e400', '-1E+400', 0]],
    ['"12345678901234567890"', '12345678901234567890'],
    ['0.1234567890123456789', Number('0.1234567890123456789')],
    ['{not JSON', '{not JSON'],
  ])('reads %s, numbers that are too large as they are written', (text, cell) => {
    expect(jsonCell(text)).toEqual(cell);
  });

  it('leaves text that nests too deep to be written again', () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    expect(jsonCell(deep)).toBe(deep);
  });
});
