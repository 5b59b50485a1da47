import assert from 'node:assert/strict';
import { assertLlmResult } from './assert-llm-result.ts';
import type { LlmCase } from './llm-case.ts';
import { sampleRequest } from './sample-request.ts';

export const answerCases: readonly LlmCase[] = [
  {
    name: 'the model has a name',
    run: async ({ subject: llm }) => assert.match(llm.model, /\S/),
  },
  {
    name: 'generate gives a text and counts tokens',
    run: async ({ subject: llm }) => assertLlmResult(await llm.generate(sampleRequest())),
  },
  {
    name: 'generate answers a request that has messages alone',
    capability: 'prompted',
    run: async ({ subject: llm }) => assertLlmResult(await llm.generate(sampleRequest({ task: undefined }))),
  },
  {
    name: 'generate answers a conversation',
    capability: 'prompted',
    run: async ({ subject: llm }) => {
      const { messages } = sampleRequest();
      const assistant = { role: 'assistant', content: 'SELECT count(*) FROM customer' } as const;
      const user = { role: 'user', content: 'There is no table customer. Try again.' } as const;
      assertLlmResult(await llm.generate({ messages: [...messages, assistant, user] }));
    },
  },
  {
    name: 'generate answers a request that has a task alone',
    unless: 'prompted',
    run: async ({ subject: llm }) => assertLlmResult(await llm.generate(sampleRequest({ messages: [] }))),
  },
  {
    name: 'generate answers several requests at the same time',
    run: async ({ subject: llm }) => {
      const results = await Promise.all([1, 2, 3].map(() => llm.generate(sampleRequest())));
      for (const result of results) assertLlmResult(result);
    },
  },
  {
    name: 'generate leaves the request as it is',
    run: async ({ subject: llm }) => {
      const request = sampleRequest();
      await llm.generate(request);
      assert.deepEqual(request, sampleRequest());
    },
  },
];
