import type { LlmRequest } from '../../ports/llm.ts';

/**
 * The form of every model's answer: exactly one of the three is not null. Fits the strict subset of JSON Schema that
 * vendors enforce (all properties required, none besides).
 */
export const generationSchema = {
  name: 'sql_answer',
  jsonSchema: {
    type: 'object',
    additionalProperties: false,
    required: ['sql', 'cannot_answer', 'clarification'],
    properties: {
      sql: {
        type: ['string', 'null'],
        description: 'One read-only SQL statement that answers the question.',
      },
      cannot_answer: {
        type: ['string', 'null'],
        description: 'Why the schema cannot answer the question, in one sentence.',
      },
      clarification: {
        anyOf: [
          { type: 'null' },
          {
            type: 'object',
            additionalProperties: false,
            required: ['question', 'options'],
            properties: {
              question: { type: 'string', description: 'What has to be known before SQL can be written.' },
              options: { type: 'array', items: { type: 'string' }, description: 'Answers to choose from.' },
            },
          },
        ],
      },
    },
  },
} as const satisfies LlmRequest['schema'];
