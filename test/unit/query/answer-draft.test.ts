import { describe, expect, it } from 'vitest';
import { createAnswerDraft } from '../../../src/query/answer-draft.ts';
import type { AskEvent } from '../../../src/query/query-service.ts';

describe('createAnswerDraft', () => {
  const llm = { model: 'm' } as never;

  it.each([
    { what: 'throws', listener: () => fail() },
    { what: 'rejects', listener: async () => fail() },
  ])('logs what a listener $what, and goes on', async ({ listener }) => {
    const logs: unknown[] = [];
    const log = (fields: unknown, message: string): void => void logs.push([message, fields]);
    const logger = { debug: log, info: log, warn: log, error: log };
    const onEvent: (event: AskEvent) => void = listener;
    const draft = createAnswerDraft({ llm, logger, now: () => 0 }, onEvent);
    draft.generated('SELECT 1');
    await new Promise(setImmediate);
    expect(logs).toEqual([
      ['an event listener threw', { stage: 'generated', error: 'Error: the response has ended' }],
    ]);
  });

  it.each([
    ["SELECT a FROM t WHERE b = 'New York'", 'select\n a', false],
    ["SELECT a FROM t WHERE b = 'New York'", "SELECT a  FROM t\n WHERE b = 'New York' ;", true],
    ["SELECT a FROM t WHERE b = 'New York'", "SELECT a FROM t WHERE b = 'New  York'", false],
    ['SELECT "a b" FROM t', 'SELECT "a  b" FROM t', false],
    ["SELECT 'it''s  so'", "SELECT  'it''s  so'", true],
    ["SELECT 'open  end", "SELECT  'open end", true],
  ])('after %j takes %j for the same: %s', (first, second, same) => {
    const logger = { debug() {}, info() {}, warn() {}, error() {} };
    const draft = createAnswerDraft({ llm, logger, now: () => 0 }, undefined);
    draft.faulty(first, { kind: 'other', name: null, message: 'no' });
    expect(draft.isRepetition(second)).toBe(same);
  });
});

function fail(): never {
  throw new Error('the response has ended');
}
