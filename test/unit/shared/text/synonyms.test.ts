import { describe, expect, it } from 'vitest';
import { expansionsOf } from '../../../../src/shared/text/abbreviations.ts';
import { stem } from '../../../../src/shared/text/stem.ts';
import { stopWords } from '../../../../src/shared/text/stop-words.ts';
import { synonymsOf } from '../../../../src/shared/text/synonyms.ts';

describe('synonymsOf', () => {
  it('knows words that stand for the same, both ways', () => {
    expect(synonymsOf(stem('customers'))).toContain(stem('client'));
    expect(synonymsOf(stem('client'))).toContain(stem('customer'));
  });

  it('never names the word itself', () => {
    expect(synonymsOf(stem('price'))).not.toContain(stem('price'));
  });

  it('is empty for a word it does not know', () => {
    expect(synonymsOf('xyzzy')).toEqual([]);
  });
});

describe('expansionsOf', () => {
  it('tells what a short form may mean', () => {
    expect(expansionsOf('qty')).toEqual(['quantity']);
    expect(expansionsOf('st')).toContain('street');
  });

  it('is empty for a whole word', () => {
    expect(expansionsOf('quantity')).toEqual([]);
  });
});

describe('stopWords', () => {
  it('holds the words of asking, not the words of data', () => {
    expect(stopWords.has('which')).toBe(true);
    expect(stopWords.has('order')).toBe(false);
  });
});
