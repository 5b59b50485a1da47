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
});

function fail(): never {
  throw new Error('the response has ended');
}
