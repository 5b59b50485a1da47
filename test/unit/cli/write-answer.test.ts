import { describe, expect, it } from 'vitest';
import { type WriteAnswerOptions, writeAnswer } from '../../../src/cli/write-answer.ts';
import type { Answer } from '../../../src/query/query-service.ts';
import { answerOf } from './support/answer-of.ts';
import { capturedIo } from './support/captured-io.ts';

function written(
  answer: Partial<Answer>,
  options: Partial<WriteAnswerOptions> = {},
  isTTY = false,
): { readonly out: string; readonly err: string } {
  const io = capturedIo({ isTTY });
  writeAnswer(io, answerOf(answer), { tookMs: 5, ...options });
  return { out: io.out(), err: io.err() };
}

describe('writeAnswer', () => {
  it('writes SQL and table to stdout, timing to stderr', () => {
    const { out, err } = written({});
    expect(out).toMatch(/^SELECT name, total FROM sales\n\n┌/);
    expect(out).toContain('│ Bob  │    12 │');
    expect(err).toBe('2 rows · 5 ms · offline\n');
  });

  it('writes no table for no rows', () => {
    expect(written({ data: [] }).out).toBe('SELECT name, total FROM sales\n');
    expect(written({ data: [] }).err).toContain('0 rows');
  });

  it('writes colours to a terminal only', () => {
    expect(written({}).out).not.toContain('\u001b');
    expect(written({}, {}, true).out).toContain('\u001b');
  });

  it('writes the whole answer as JSON', () => {
    const { out, err } = written({ warning: 'WARN: careful' }, { json: true });
    expect(JSON.parse(out)).toEqual(answerOf({ warning: 'WARN: careful' }));
    expect(err).toBe('warning: careful\n');
  });

  it('writes rows alone as CSV', () => {
    expect(written({}, { csv: true })).toEqual({ out: 'name,total\nAda,3\nBob,12\n', err: '' });
  });

  it('keeps CSV as it is in a file and makes it safe on a terminal', () => {
    const data = [{ name: '\u001b[2J', total: 1 }];
    expect(written({ data }, { csv: true }).out).toContain('\u001b');
    expect(written({ data }, { csv: true }, true).out).not.toContain('\u001b');
  });

  it('writes the SQL alone', () => {
    const answer = { outcome: 'sql_only', data: null, columns: [] } as const;
    expect(written(answer, { sqlOnly: true })).toEqual({ out: 'SELECT name, total FROM sales\n', err: '' });
  });

  it.each(['blocked', 'unverified'] as const)('keeps the SQL of a %s answer away from stdout', (outcome) => {
    const answer = { outcome, sql: 'DELETE FROM sales', data: null, warning: 'WARN: no' };
    for (const options of [{}, { sqlOnly: true }, { csv: true }]) {
      const { out, err } = written(answer, options);
      expect(out).toBe('');
      expect(err).toContain('DELETE FROM sales\nwarning: no\n');
    }
  });

  it('says what is unclear and offers what there is', () => {
    const clarification = {
      kind: 'ambiguous',
      message: 'Which date?',
      options: ['ordered', 'paid'],
    } as const;
    const { out, err } = written({ outcome: 'needs_clarification', sql: null, data: null, clarification });
    expect(out).toBe('');
    expect(err).toContain('Which date?\n  - ordered\n  - paid\n');
  });

  it('says that there are more rows', () => {
    expect(written({ truncated: true }).err).toContain('Only the first 2 rows are shown');
    expect(written({ truncated: true }, { csv: true }).err).toContain('Only the first 2 rows are shown');
  });
});
