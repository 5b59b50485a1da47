import * as z from 'zod';
import { named } from './named.ts';
import { text } from './text.ts';

const statement = z.object({ statement: z.string() });

/** Query logs are exported by other systems, with fields of their own: those that mean nothing here are passed over. */
export const newTaskBody = named(
  'NewTask',
  z.object({
    url: z
      .string()
      .max(4_000)
      .nullish()
      .describe(
        'JDBC URL of the source, e.g. `jdbc:trino://host:443/catalog?user=…`; empty to work offline.',
      ),
    ddl: z
      .array(z.object({ statement: text(1_000_000) }))
      .min(1)
      .max(5_000),
    queries: z
      .array(
        z.object({
          queryid: text(500),
          query: text(1_000_000),
          runquantity: z.number().min(0).describe('How often it ran.'),
          executiontime: z.number().min(0).nullish().describe('Mean seconds of a run.'),
        }),
      )
      .max(10_000),
    precompute: z.boolean().nullish().describe('Answers may be stored: fast, and stale with the next load.'),
    prune: z.boolean().nullish().describe('Columns that no query reads may be left out of the new tables.'),
  }),
);

export const taskIdBody = named('TaskId', z.object({ taskid: z.string() }));

const format = (name: string): z.ZodOptional<z.ZodLiteral<string>> => z.literal(name).optional();

const taskId = {
  task_id: z
    .string()
    .optional()
    .describe('The `taskid` that POST /new gave. A bare `?<taskid>` does as well.'),
  taskid: z.string().optional().describe('The same, spelled otherwise.'),
};

export const taskQuery = z.strictObject(taskId);
export const resultQuery = z.strictObject({
  ...taskId,
  format: format('strict').describe('`strict`: exactly `ddl`, `migrations` and `queries`.'),
});
export const reportQuery = z.strictObject({
  ...taskId,
  format: format('html').describe('`html`: a page to read.'),
});

export const taskStatusBody = named(
  'TaskStatus',
  z.object({
    status: z.enum(['RUNNING', 'DONE', 'FAILED']),
    stage: z.string().nullable().describe('What the task is at; `null` once it has ended.'),
    progress: z.object({ done: z.int(), total: z.int() }).nullable(),
    reason: z.string().nullable().describe('Why it failed.'),
  }),
);

const queries = z.array(z.object({ queryid: z.string(), query: z.string() }));

export const taskResultBody = named(
  'TaskResult',
  z.object({
    taskid: z.string(),
    status: z.enum(['DONE', 'FAILED']),
    result: z.object({ ok: z.boolean(), meta: z.object({ tokens_used: z.int() }) }),
    ddl: z.array(statement).describe('The first one creates the new schema.'),
    migrations: z.array(statement),
    queries: queries.describe('Every query that came in, once, by its own id.'),
  }),
);

export const strictResultBody = named(
  'StrictTaskResult',
  z.object({ ddl: z.array(statement), migrations: z.array(statement), queries }),
);

export const taskResultOrStrictBody: z.ZodType = named(
  'TaskResultOrStrict',
  z.union([taskResultBody, strictResultBody]),
);

export const taskReportBody = named(
  'TaskReport',
  z.looseObject({
    taskid: z.string(),
    status: z.enum(['RUNNING', 'DONE', 'FAILED']),
    saved_seconds: z.number(),
    total_seconds: z.number(),
    proposals: z.array(z.looseObject({})),
    queries: z.array(z.looseObject({})),
    issues: z.array(z.looseObject({})),
    unverified: z.array(z.string()),
    tokens_used: z.int(),
  }),
);
