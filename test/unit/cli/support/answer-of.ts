import type { Answer } from '../../../../src/query/query-service.ts';

/** An answer with two rows, unless told otherwise. */
export function answerOf(overrides: Partial<Answer> = {}): Answer {
  return {
    outcome: 'answered',
    sql: 'SELECT name, total FROM sales',
    columns: [
      { name: 'name', type: 'text' },
      { name: 'total', type: 'integer' },
    ],
    data: [
      { name: 'Ada', total: 3 },
      { name: 'Bob', total: 12 },
    ],
    truncated: false,
    warning: null,
    clarification: null,
    attempts: [],
    context: { tables: [], relations: [], tokens: 0, complete: true },
    usage: {
      model: 'offline',
      llmCalls: 1,
      inputTokens: 0,
      outputTokens: 0,
      stagesMs: { retrieve: 1, generate: 1, evaluate: 1, run: 1 },
    },
    ...overrides,
  };
}
