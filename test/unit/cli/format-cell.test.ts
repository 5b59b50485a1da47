import { describe, expect, it } from 'vitest';
import { formatCell } from '../../../src/cli/format-cell.ts';

describe('formatCell', () => {
  it.each([
    [null, 'NULL'],
    [12.5, '12.5'],
    [true, 'true'],
    ['two\r\nlines\tand more', 'two⏎lines and more'],
    [[1, 'a'], '[1,"a"]'],
    [{ a: null }, '{"a":null}'],
    ['\u001b[31mred', 'red'],
  ])('shows %j as %s', (cell, text) => {
    expect(formatCell(cell)).toBe(text);
  });
});
