import { expect } from 'vitest';
import type { Llm } from '../../../src/adapter-kit/index.ts';

/** What a prompted model keeps towards the port, whichever service answers. */
export const llmPromises: readonly { readonly name: string; readonly run: (llm: Llm) => Promise<void> }[] = [
  {
    name: 'answers with text and counts tokens',
    run: async (llm) => {
      const messages = [{ role: 'user', content: 'Answer with the word OK and nothing else.' }] as const;
      const { text, usage } = await llm.generate({ messages });
      expect(text).toContain('OK');
      expect(usage.inputTokens).toBeGreaterThan(0);
      expect(usage.outputTokens).toBeGreaterThan(0);
    },
  },
  {
    name: 'answers with JSON of the form asked for',
    run: async (llm) => {
      const jsonSchema = {
        type: 'object',
        properties: { sql: { type: 'string' } },
        required: ['sql'],
        additionalProperties: false,
      };
      const { text } = await llm.generate({
        messages: [
          { role: 'system', content: 'You write SQL for SQLite.' },
          { role: 'user', content: 'Select the number one, as JSON with the key "sql".' },
        ],
        schema: { name: 'answer', jsonSchema },
      });
      expect(JSON.parse(text)).toEqual({ sql: expect.stringMatching(/select/i) });
    },
  },
  {
    name: 'rejects with ABORTED when aborted on the way',
    run: async (llm) => {
      const controller = new AbortController();
      const messages = [{ role: 'user', content: 'Count to one thousand in words.' }] as const;
      const answer = llm.generate({ messages }, { signal: controller.signal });
      controller.abort();
      await expect(answer).rejects.toMatchObject({ code: 'ABORTED' });
    },
  },
];
