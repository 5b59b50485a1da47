import { describe, expect, it } from 'vitest';
import { isNlQueryError } from '../../../src/errors/is-nl-query-error.ts';
import { parseGoldenSet } from '../../../src/evaluation/parse-golden-set.ts';

describe('parseGoldenSet', () => {
  it('gives the questions with their lines, and ignores blank lines and further fields', () => {
    const text =
      '\uFEFF{"question":" Q1? ","sql":"SELECT 1","id":7}\r\n\r\n{"question":"Q2?","sql":"SELECT 2"}\n';
    expect(parseGoldenSet(text)).toEqual([
      { line: 1, question: 'Q1?', sql: 'SELECT 1' },
      { line: 3, question: 'Q2?', sql: 'SELECT 2' },
    ]);
  });

  it('keeps line separators that JSON allows inside a string', () => {
    expect(parseGoldenSet('{"question":"a\u2028b","sql":"SELECT 1"}')).toHaveLength(1);
  });

  it.each([
    ['{"question":"Q?"}', 'line 1: sql: '],
    ['{"question":"","sql":"SELECT 1"}', 'line 1: question: '],
    ['{"question":"Q?","sql":3}', 'line 1: sql: '],
    ['["Q?"]', 'line 1: '],
    ['\nquestion,sql', 'line 2: this is not JSON'],
    ['  \n', 'line 1: there is no question in it'],
  ])('names the line of %j', (text, message) => {
    expect(() => parseGoldenSet(text)).toThrow(`The golden set cannot be read. ${message}`);
  });

  it('names the first lines at fault in the message and all in the details', () => {
    try {
      parseGoldenSet('x\n'.repeat(8));
      expect.unreachable();
    } catch (error) {
      if (!isNlQueryError(error, 'INVALID_REQUEST')) throw error;
      expect(error.message).toMatch(/line 5: .*\. And 3 more\.$/);
      expect(error.details.issues).toHaveLength(8);
    }
  });
});
