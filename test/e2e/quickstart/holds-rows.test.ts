import { describe, expect, it } from 'vitest';
import { holdsRows } from './holds-rows.ts';

const columns = [
  { name: 'n', type: null },
  { name: 'name', type: null },
];
const data = [
  { n: '2.50', name: 'Ada' },
  { n: 3, name: null },
];

describe('holdsRows', () => {
  it.each([
    [[['Ada'], [null]], true],
    [
      [
        [null, 3],
        ['Ada', 2.5],
      ],
      true,
    ],
    [[['Ada'], ['Bob']], false],
    [[['Ada']], false],
    [[['Ada'], [null], [null]], false],
    [
      [
        ['Ada', 3],
        [null, 2.5],
      ],
      false,
    ],
  ])('compares with %j', (reference, holds) => {
    expect(holdsRows({ columns, data }, reference)).toBe(holds);
  });

  it('finds nothing where nothing was run', () => {
    expect(holdsRows({ columns: [], data: null }, [])).toBe(false);
  });
});
