import * as z from 'zod';

/** What the emulator understands of each body, and nothing else: a field it does not know is one the real server might ignore. */

const scalar = z.union([z.string(), z.int(), z.boolean()]);
const pointId = z.unknown();

const condition = z.union([
  z.strictObject({ key: z.string(), match: z.strictObject({ value: scalar }) }),
  z.strictObject({ key: z.string(), match: z.strictObject({ any: z.array(scalar) }) }),
  z.strictObject({ has_id: z.array(pointId) }),
]);

export type FilterCondition = z.infer<typeof condition>;

const filter = z.strictObject({ must: z.array(condition) });
const payloadSelector = z.union([z.boolean(), z.array(z.string())]);

export const createCollection = z.strictObject({
  vectors: z.strictObject({ size: z.int().min(1).max(65_536), distance: z.enum(['Cosine', 'Dot']) }),
  hnsw_config: z.strictObject({ m: z.int().min(0), payload_m: z.int().min(0) }).optional(),
});

export const createIndex = z.strictObject({
  field_name: z.string(),
  field_schema: z.union([
    z.literal('keyword'),
    z.strictObject({ type: z.literal('keyword'), is_tenant: z.boolean().optional() }),
  ]),
});

export const upsertPoints = z.strictObject({
  points: z.array(
    z.strictObject({
      id: pointId,
      vector: z.array(z.number()),
      payload: z.record(z.string(), z.unknown()).nullish(),
    }),
  ),
});

export const queryPoints = z.strictObject({
  query: z.array(z.number()),
  filter: filter.optional(),
  params: z.strictObject({ exact: z.boolean().optional(), hnsw_ef: z.int().min(1).optional() }).optional(),
  score_threshold: z.number().optional(),
  limit: z.int().min(1).optional(),
  with_payload: payloadSelector.optional(),
});

export const scrollPoints = z.strictObject({
  filter: filter.optional(),
  limit: z.int().min(1).optional(),
  offset: pointId.optional(),
  with_payload: payloadSelector.optional(),
  with_vector: z.boolean().optional(),
});

export const retrievePoints = z.strictObject({
  ids: z.array(pointId),
  with_payload: payloadSelector.optional(),
  with_vector: z.boolean().optional(),
});

export const deletePoints = z.union([
  z.strictObject({ points: z.array(pointId) }),
  z.strictObject({ filter }),
]);

export const countPoints = z.strictObject({ filter: filter.optional(), exact: z.boolean().optional() });
