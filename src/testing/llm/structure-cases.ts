import assert from 'node:assert/strict';
import type { LlmRequest } from '../../ports/llm.ts';
import { assertLlmResult } from './assert-llm-result.ts';
import type { LlmCase } from './llm-case.ts';
import { sampleRequest } from './sample-request.ts';

const schema: NonNullable<LlmRequest['schema']> = {
  name: 'statement',
  jsonSchema: {
    type: 'object',
    properties: { sql: { type: 'string', description: 'One SELECT statement.' } },
    required: ['sql'],
    additionalProperties: false,
  },
};

export const structureCases: readonly LlmCase[] = [
  {
    name: 'generate takes a schema',
    run: async ({ subject: llm }) => assertLlmResult(await llm.generate(sampleRequest({ schema }))),
  },
  {
    name: 'generate gives JSON that fits the schema',
    capability: 'structuredOutput',
    run: async ({ subject: llm }) => {
      const { text } = await llm.generate(sampleRequest({ schema }));
      const answer: unknown = parse(text);
      assert.ok(typeof answer === 'object' && answer !== null, 'an object');
      assert.deepEqual(Object.keys(answer), ['sql']);
      assert.equal(typeof (answer as { sql: unknown }).sql, 'string');
    },
  },
];

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return assert.fail(`the answer is not JSON: ${text}`);
  }
}
