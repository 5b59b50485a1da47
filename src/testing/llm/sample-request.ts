import type { LlmRequest } from '../../ports/llm.ts';

/** "How many customers are there?" of a database with one table, as messages and as data. */
export function sampleRequest(changes: Partial<LlmRequest> = {}): LlmRequest {
  return {
    messages: [
      { role: 'system', content: 'You write one SQLite SELECT statement. The tables: customers(id, name).' },
      { role: 'user', content: 'How many customers are there?' },
    ],
    task: {
      question: 'How many customers are there?',
      dialect: 'sqlite',
      serverVersion: '3.51.0',
      now: '2026-11-02T03:04:05+01:00',
      timeZone: 'Europe/Vienna',
      values: [],
      attempts: [],
      schema: {
        tables: [
          {
            schema: 'main',
            name: 'customers',
            reference: 'customers',
            kind: 'table',
            comment: null,
            rowEstimate: 12,
            primaryKey: ['id'],
            columns: [
              { name: 'id', type: 'INTEGER', nullable: false, comment: null, enumValues: null, score: 1 },
              { name: 'name', type: 'TEXT', nullable: false, comment: null, enumValues: null, score: 0.5 },
            ],
            score: 1,
          },
        ],
        relations: [],
        tokens: 12,
        complete: true,
      },
    },
    ...changes,
  };
}
