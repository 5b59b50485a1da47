import { offlineLlm } from 'nlquery/llm/offline';
import { llmContract, runContract } from 'nlquery/testing';
import { test } from 'vitest';

const cases = llmContract(() => offlineLlm(), {
  capabilities: ['structuredOutput'],
  deviations: [
    {
      caseName: 'generate gives JSON that fits the schema',
      reason:
        'It answers in the one form that the query service asks for (sql, cannot_answer, clarification), whatever the schema.',
    },
  ],
});
runContract(cases, test);
