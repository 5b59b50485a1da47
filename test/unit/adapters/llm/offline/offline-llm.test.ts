import { describe, expect, it } from 'vitest';
import { offlineLlm } from '../../../../../adapters/llm/offline/index.ts';
import type { LlmTask } from '../../../../../src/adapter-kit/index.ts';

const task: LlmTask = {
  question: 'How many tickets are open?',
  dialect: 'postgres',
  serverVersion: '18.0',
  schema: {
    tables: [
      {
        schema: 'support',
        name: 'tickets',
        reference: 'support.tickets',
        kind: 'table',
        comment: 'What users complain about',
        rowEstimate: null,
        primaryKey: ['id'],
        columns: [
          { name: 'id', type: 'bigint', nullable: false, comment: null, enumValues: null, score: 0 },
          {
            name: 'state',
            type: 'ticket_state',
            nullable: false,
            comment: null,
            enumValues: ['Open', 'Closed'],
            score: 0,
          },
          {
            name: 'sev',
            type: 'integer',
            nullable: false,
            comment: 'Urgency from 1 to 5',
            enumValues: null,
            score: 0,
          },
        ],
        score: 1,
      },
    ],
    relations: [],
    tokens: 0,
    complete: true,
  },
  now: '2026-01-01T00:00:00Z',
  timeZone: 'UTC',
  values: [],
  attempts: [],
};

async function ask(question: string, threshold?: number): Promise<Record<string, unknown>> {
  const { text } = await offlineLlm({ threshold }).generate({ messages: [], task: { ...task, question } });
  return JSON.parse(text) as Record<string, unknown>;
}

describe('offlineLlm', () => {
  it('declares what it is', () => {
    const llm = offlineLlm();
    expect(llm.name).toBe('offline');
    expect(llm.capabilities).toEqual({ structuredOutput: false, prompted: false });
  });

  it('answers in the form of every model, with exactly one field set, and costs nothing', async () => {
    const { text, usage } = await offlineLlm().generate({ messages: [], task });
    expect(JSON.parse(text)).toEqual({
      sql: `SELECT COUNT(*) FROM support.tickets WHERE "state" = 'Open'`,
      cannot_answer: null,
      clarification: null,
    });
    expect(usage).toEqual({ inputTokens: 0, outputTokens: 0 });
  });

  it('reads comments', async () => {
    expect(await ask('What is the average urgency of tickets?', 0.3)).toMatchObject({
      sql: 'SELECT AVG(sev) FROM support.tickets',
    });
  });

  it('declines more with a higher threshold', async () => {
    expect(await ask('What is the average urgency of tickets?', 0.99)).toMatchObject({ sql: null });
  });

  it('gives the same answer to the same question', async () => {
    expect(await ask('List the ids of closed tickets')).toEqual(await ask('List the ids of closed tickets'));
  });

  it('rejects without a task', async () => {
    await expect(offlineLlm().generate({ messages: [] })).rejects.toMatchObject({ code: 'LLM_FAILED' });
  });

  it('rejects when it was aborted before', async () => {
    const signal = AbortSignal.abort();
    await expect(offlineLlm().generate({ messages: [], task }, { signal })).rejects.toMatchObject({
      code: 'ABORTED',
    });
  });

  it('declines on an empty schema', async () => {
    const empty = { ...task, schema: { ...task.schema, tables: [] } };
    const { text } = await offlineLlm().generate({ messages: [], task: empty });
    expect(JSON.parse(text)).toMatchObject({ sql: null });
  });
});
