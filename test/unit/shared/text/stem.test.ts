import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stem } from '../../../../src/shared/text/stem.ts';

describe('stem', () => {
  it.each([
    ['orders', 'order'],
    ['categories', 'category'],
    ['companies', 'company'],
    ['addresses', 'address'],
    ['statuses', 'status'],
    ['people', 'person'],
    ['children', 'child'],
    ['shipped', 'shipping'],
    ['paid', 'pays'],
    ['agreed', 'agree'],
    ['hopping', 'hop'],
    ['filing', 'file'],
    ['rated', 'rate'],
    ['relational', 'relate'],
    ['organization', 'organize'],
    ['hopefulness', 'hopeful'],
    ['electricity', 'electric'],
    ['adjustment', 'adjust'],
    ['adoption', 'adopt'],
    ['controlling', 'control'],
    ['yearly', 'yearly'],
    ['species', 'species'],
  ])('folds %j with %j', (word, other) => {
    expect(stem(word)).toBe(stem(other));
  });

  it.each(['id', 'größe', '2024', 'address', 'status', 'analysis'])('leaves %j alone', (word) => {
    expect(stem(word)).toBe(word);
  });

  it('keeps words apart that mean different things', () => {
    expect(new Set(['sing', 'single', 'order', 'ordinal', 'new', 'news'].map(stem)).size).toBeGreaterThan(4);
  });

  it('never makes a word longer by more than a letter, and never empty', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,20}$/), (word) => {
        const stemmed = stem(word);
        expect(stemmed.length).toBeGreaterThan(0);
        expect(stemmed.length).toBeLessThanOrEqual(word.length + 2);
      }),
      { seed: 7 },
    );
  });
});
