import { describe, expect, it } from 'vitest';
import { segmentWord } from '../../../../../../adapters/llm/offline/text/segment-word.ts';
import { splitIdentifier } from '../../../../../../adapters/llm/offline/text/split-identifier.ts';
import { stemWord } from '../../../../../../adapters/llm/offline/text/stem-word.ts';
import { tokenizeQuestion } from '../../../../../../adapters/llm/offline/text/tokenize-question.ts';

describe('Words', () => {
  it.each([
    ['countries', 'country'],
    ['directed', 'directs'],
    ['addresses', 'address'],
    ['stopped', 'stops'],
    ['carried', 'carry'],
    ['boxes', 'box'],
    ['people', 'person'],
    ['released', 'releases'],
    ['movies', 'movie'],
    ['became', 'becomes'],
  ])('gives %s and %s one stem', (left, right) => {
    expect(stemWord(left)).toBe(stemWord(right));
  });

  it('keeps words that only look like plurals', () => {
    expect(stemWord('status')).toBe('status');
    expect(stemWord('address')).toBe('address');
    expect(stemWord('bed')).toBe('bed');
  });

  it('splits identifiers at case, digits and marks', () => {
    expect(splitIdentifier('HTTPStatusCode2_of')).toEqual(['http', 'status', 'code', '2', 'of']);
  });

  it('cuts a run-together word into known ones', () => {
    const vocabulary = new Set(['pet', 'type', 'stadium']);
    expect(segmentWord('pettype', vocabulary)).toEqual(['pet', 'type']);
    expect(segmentWord('petid', vocabulary)).toEqual(['pet', 'id']);
    expect(segmentWord('stadium', vocabulary)).toBeNull();
    expect(segmentWord('petrol', vocabulary)).toBeNull();
    expect(segmentWord('pet', vocabulary)).toBeNull();
  });
});

describe('tokenizeQuestion', () => {
  const texts = (question: string): readonly string[] =>
    tokenizeQuestion(question).map((token) => token.text);

  it('keeps a quoted text in one piece, whatever its marks', () => {
    expect(texts('named "Blue Hills" or ‘Red Sea’')).toEqual(['named', 'Blue Hills', 'or', 'Red Sea']);
  });

  it('reads numbers with separators, in words and as ordinals', () => {
    expect(texts('1,200 and three and 2nd')).toEqual(['1200', 'and', '3', 'and', '2']);
  });

  it('marks possessives and opens contractions', () => {
    const tokens = tokenizeQuestion("Ada's friends don't");
    expect(tokens.map((token) => token.text)).toEqual(['Ada', 'friends', 'do', 'not']);
    expect(tokens[0]?.possessive).toBe(true);
  });

  it('reads one as a pronoun after the', () => {
    expect(tokenizeQuestion('the one with')[1]?.kind).toBe('word');
  });

  it('takes dates and addresses as texts', () => {
    expect(tokenizeQuestion('2014-05-01 a@b.org').map((token) => token.kind)).toEqual(['quoted', 'quoted']);
  });

  it('puts a comparison into one form', () => {
    expect(texts('a greater weight than 10')).toEqual(['a', 'weight', 'greater', 'than', '10']);
    expect(texts('his or her name')).toEqual(['their', 'name']);
  });

  it('repeats the noun of first and last name', () => {
    expect(texts('first, middle and last names')).toEqual(
      'first names , middle names and last names'.split(' '),
    );
  });

  it('splits names written with underscores or hyphens', () => {
    expect(texts('course_id by right-footed')).toEqual(['course', 'id', 'by', 'right', 'footed']);
  });
});
