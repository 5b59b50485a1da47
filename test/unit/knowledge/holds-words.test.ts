import { describe, expect, it } from 'vitest';
import { holdsWords } from '../../../src/knowledge/holds-words.ts';
import { stemmedWords } from '../../../src/knowledge/stemmed-words.ts';

describe('holdsWords', () => {
  it.each([
    ['How many VIPs are there?', 'vip'],
    ['the annual recurring revenues of 2025', 'Annual Recurring Revenue'],
    ['sum of total_cents', 'total cents'],
    ['wie viele Größenklassen', 'größenklassen'],
  ])('finds in %j the term %j', (question, term) => {
    expect(holdsWords(stemmedWords(question), stemmedWords(term))).toBe(true);
  });

  it.each([
    ['How many carriers?', 'ARR'],
    ['recurring revenue, annual', 'annual recurring revenue'],
    ['annual', 'annual revenue'],
    ['anything', '!?'],
    ['', 'vip'],
  ])('does not find in %j the term %j', (question, term) => {
    expect(holdsWords(stemmedWords(question), stemmedWords(term))).toBe(false);
  });
});
