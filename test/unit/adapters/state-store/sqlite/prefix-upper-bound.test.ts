import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixUpperBound } from '../../../../../adapters/state-store/sqlite/prefix-upper-bound.ts';

const highest = '\u{10ffff}';
const text = fc.string({
  unit: fc.constantFrom('a', 'b', '%', '\ud7ff', '\ue000', '\uffff', '\u{10000}', highest),
});

describe('prefixUpperBound', () => {
  it.each([
    ['a', 'b'],
    ['a%', 'a&'],
    [`a${highest}`, 'b'],
    [`a${highest}${highest}`, 'b'],
    ['\ud7ff', '\ue000'],
    ['\uffff', '\u{10000}'],
  ])('of %j is %j', (prefix, bound) => {
    expect(prefixUpperBound(prefix)).toBe(bound);
  });

  it.each(['', highest, highest + highest])('does not exist for %j', (prefix) => {
    expect(prefixUpperBound(prefix)).toBeNull();
  });

  it('tells, in the order of bytes, the keys that start with the prefix from all others', () => {
    const bytes = (value: string) => Buffer.from(value, 'utf8');
    fc.assert(
      fc.property(text, text, fc.boolean(), (prefix, other, extends_) => {
        const key = extends_ ? prefix + other : other;
        const bound = prefixUpperBound(prefix);
        const above = Buffer.compare(bytes(key), bytes(prefix)) >= 0;
        const below = bound === null || Buffer.compare(bytes(key), bytes(bound)) < 0;
        expect(above && below).toBe(key.startsWith(prefix));
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });
});
