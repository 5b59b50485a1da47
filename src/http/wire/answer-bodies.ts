import * as z from 'zod';
import { named } from './named.ts';
import { contextBody } from './schema-bodies.ts';
import { text } from './text.ts';

export const queryBody = named(
  'Question',
  z.strictObject({
    workspace_id: z.string(),
    prompt: text(10_000).describe('The question, in words.'),
    return_sql_only: z.boolean().optional().describe('Stop before running the statement.'),
    time_zone: text(100)
      .optional()
      .describe('What “today” means to the asker: an IANA name. Without it, the server’s choice.'),
  }),
);

export const runBody = named(
  'Statement',
  z.strictObject({
    workspace_id: z.string(),
    sql: text(100_000).describe(
      'One statement in the database’s own dialect. It passes the same guard as a model’s.',
    ),
  }),
);

const attemptBody = named(
  'Attempt',
  z.object({
    sql: z.string(),
    fault: z
      .object({
        kind: z.enum([
          'syntax',
          'unknown_table',
          'unknown_column',
          'ambiguous_column',
          'unknown_function',
          'type_mismatch',
          'grouping',
          'permission_denied',
          'refused',
          'division_by_zero',
          'timeout',
          'too_large',
          'unmatched_value',
          'other',
        ]),
        name: z.string().nullable(),
        message: z.string(),
        suggestions: z.array(z.string()).optional(),
        equivalents: z.array(z.object({ foreign: z.string(), here: z.string() })).optional(),
      })
      .nullable()
      .describe('`null` for the one that passed.'),
  }),
);

export const answerBody = named(
  'Answer',
  z.object({
    outcome: z.enum(['answered', 'sql_only', 'blocked', 'unverified', 'needs_clarification']),
    sql: z.string().nullable(),
    columns: z.array(z.object({ name: z.string(), type: z.string().nullable() })),
    data: z
      .array(z.record(z.string(), z.unknown()))
      .nullable()
      .describe('One object a row; `null` when nothing was run.'),
    truncated: z.boolean().describe('There were more rows than `data` holds.'),
    warning: z.string().nullable().describe('Starts with `WARN:`.'),
    clarification: z
      .object({
        kind: z.enum(['ambiguous', 'unanswerable']),
        message: z.string(),
        options: z.array(z.string()),
      })
      .nullable(),
    attempts: z.array(attemptBody).describe('Every statement that was tried, in order.'),
    context: contextBody.describe('What was shown to the model.'),
    usage: z.object({
      model: z.string(),
      llm_calls: z.int(),
      input_tokens: z.int(),
      output_tokens: z.int(),
      stages_ms: z.object({
        retrieve: z.number(),
        generate: z.number(),
        evaluate: z.number(),
        run: z.number(),
      }),
    }),
  }),
);

/** Each is the `data` of the event that has its name. */
export const eventBodies = {
  retrieved: z.object({ context: contextBody }),
  generated: z.object({ sql: z.string() }),
  repaired: z.object({ attempt: attemptBody }),
  running: z.object({ sql: z.string() }),
  rows: z.object({ row_count: z.int(), truncated: z.boolean() }),
} as const;
