import * as z from 'zod';
import { named } from './named.ts';
import { text } from './text.ts';

const entry = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('term'), term: text(200), meaning: text(1_000) }),
  z.strictObject({
    kind: z.literal('note'),
    table: text(500),
    column: text(500).optional(),
    text: text(1_000),
  }),
  z.strictObject({ kind: z.literal('example'), question: text(1_000), sql: text(8_000) }),
]);

export const knowledgeEntryBody = named('KnowledgeEntry', entry);

export const addKnowledgeBody = named('AddKnowledge', z.strictObject({ entry: knowledgeEntryBody }));

export const knowledgeIdBody = named('KnowledgeId', z.object({ id: z.string() }));

export const knowledgeListBody = named(
  'KnowledgeList',
  z.object({
    entries: z.array(
      z.object({
        id: z.string(),
        added_at: z.string().describe('ISO 8601, UTC.'),
        state: z.enum(['active', 'quarantined']),
        reason: z.string().nullable().describe('Why it is quarantined.'),
        entry: knowledgeEntryBody,
      }),
    ),
  }),
);

export const knowledgeQuery = z.strictObject({
  id: z.string().min(1).max(200).describe('The entry’s id.'),
});
