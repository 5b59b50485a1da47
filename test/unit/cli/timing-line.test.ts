import { describe, expect, it } from 'vitest';
import { timingLine } from '../../../src/cli/timing-line.ts';
import { answerOf } from './support/answer-of.ts';

describe('timingLine', () => {
  it('counts rows and milliseconds', () => {
    expect(timingLine(answerOf(), 84.4)).toBe('2 rows · 84 ms · offline');
    expect(timingLine(answerOf({ data: [{ name: 'Ada', total: 1 }] }), 1)).toBe('1 row · 1 ms · offline');
  });

  it('counts calls and tokens of a model that has them', () => {
    const { usage } = answerOf();
    const answer = answerOf({
      data: null,
      usage: { ...usage, model: 'gpt-5-mini', llmCalls: 2, inputTokens: 1800, outputTokens: 34 },
    });
    expect(timingLine(answer, 2340)).toBe('2.3 s · gpt-5-mini: 2 calls, 1,834 tokens');
  });
});
