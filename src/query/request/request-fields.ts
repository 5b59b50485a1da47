import * as z from 'zod';

const count = z.int().positive();

const scalar = z.union([z.string(), z.number(), z.bigint(), z.boolean(), z.null()]);

/** What requests of the query service have in common. */
export const requestFields = {
  workspaceId: z.string().min(1),
  ownerId: z.string().optional(),
  limits: z
    .object({ maxRows: count.optional(), maxBytes: count.optional(), timeoutMs: count.optional() })
    .optional(),
  principal: z.record(z.string(), z.union([scalar, z.array(scalar)])).optional(),
} as const;
