import type { LlmRequest } from '../../ports/llm.ts';

/** The form of a model's answer. Fits the strict subset of JSON Schema that vendors enforce. */
export const adviceSchema = {
  name: 'query_rewrite',
  jsonSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['queryid', 'sql', 'why'],
    properties: {
      queryid: { type: 'string', description: 'The id of the query that was given.' },
      sql: {
        type: ['string', 'null'],
        description: 'One SELECT that gives exactly the same rows and is cheaper; null when there is none.',
      },
      why: { type: 'string', description: 'Why it is cheaper, in one or two sentences.' },
    },
  },
} as const satisfies LlmRequest['schema'];
