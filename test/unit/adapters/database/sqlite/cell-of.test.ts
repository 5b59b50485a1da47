import { describe, expect, it } from 'vitest';
import { cellOf } from '../../../../../adapters/database/sqlite/cell-of.ts';

describe('cellOf', () => {
  it.each([
    [1n, 1],
    [9_007_199_254_740_991n, 9_007_199_254_740_991],
    [9_007_199_254_740_992n, '9007199254740992'],
    [-9_223_372_036_854_775_808n, '-9223372036854775808'],
    [1, 1],
    [0.5, 0.5],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
    ['é', 'é'],
    [null, null],
    [Uint8Array.of(0, 255), '\\x00ff'],
    [Uint8Array.of(1, 2, 3).subarray(1, 2), '\\x02'],
    [new Uint8Array(), '\\x'],
  ])('gives %s as %s', (value, cell) => {
    expect(cellOf(value)).toBe(cell);
  });
});
