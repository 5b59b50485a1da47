import * as z from 'zod';
import { invalidKnowledge } from './invalid-knowledge.ts';

/**
 * `value` as `schema` reads it.
 *
 * @throws `INVALID_REQUEST` with a path and a message for each thing wrong
 */
export function parseKnowledge<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidKnowledge(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
}

const target = { workspaceId: z.string().min(1), ownerId: z.string().optional() };
const text = (maxLength: number): z.ZodString => z.string().trim().min(1).max(maxLength);
const scalar = z.union([z.string(), z.number(), z.bigint(), z.boolean(), z.null()]);

export const knowledgeRequests = {
  add: z.object({
    ...target,
    entry: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('term'), term: text(200), meaning: text(1_000) }),
      z.object({
        kind: z.literal('note'),
        table: text(500),
        column: text(500).optional(),
        text: text(1_000),
      }),
      z.object({ kind: z.literal('example'), question: text(1_000), sql: text(8_000) }),
    ]),
    principal: z.record(z.string(), z.union([scalar, z.array(scalar)])).optional(),
  }),
  list: z.object(target),
  remove: z.object({ ...target, id: z.string().min(1).max(200) }),
} as const;
