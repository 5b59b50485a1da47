import * as z from 'zod';
import type { QueryLimits, Settings } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { Principal } from '../policy/row-policy.ts';
import type { AskRequest } from './query-service.ts';

/** An `AskRequest` with every default filled in. */
export interface ParsedRequest {
  readonly workspaceId: string;
  readonly prompt: string;
  readonly ownerId: string | undefined;
  readonly returnSqlOnly: boolean;
  readonly limits: QueryLimits;
  readonly maxRetries: number;
  readonly maxContextTokens: number;
  readonly principal: Principal;
}

const count = z.int().positive();

const scalar = z.union([z.string(), z.number(), z.bigint(), z.boolean(), z.null()]);

const askRequest = z.object({
  workspaceId: z.string().min(1),
  prompt: z.string().trim().min(1).max(10_000),
  ownerId: z.string().optional(),
  returnSqlOnly: z.boolean().optional(),
  limits: z
    .object({ maxRows: count.optional(), maxBytes: count.optional(), timeoutMs: count.optional() })
    .optional(),
  maxRetries: z.int().min(0).max(20).optional(),
  maxContextTokens: count.optional(),
  principal: z.record(z.string(), z.union([scalar, z.array(scalar)])).optional(),
});

/** @throws `INVALID_REQUEST` with a path and a message for each thing wrong */
export function parseRequest(request: AskRequest, settings: Settings): ParsedRequest {
  const parsed = askRequest.safeParse(request);
  if (!parsed.success) {
    const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    const summary = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
    throw new NlQueryError('INVALID_REQUEST', `The request is not valid. ${summary}`, {
      details: { issues },
    });
  }
  const { limits, ownerId, ...rest } = parsed.data;
  return {
    workspaceId: rest.workspaceId,
    prompt: rest.prompt,
    ownerId,
    returnSqlOnly: rest.returnSqlOnly ?? false,
    limits: {
      maxRows: limits?.maxRows ?? settings.limits.maxRows,
      maxBytes: limits?.maxBytes ?? settings.limits.maxBytes,
      timeoutMs: limits?.timeoutMs ?? settings.limits.timeoutMs,
    },
    maxRetries: rest.maxRetries ?? settings.maxRetries,
    maxContextTokens: rest.maxContextTokens ?? settings.maxContextTokens,
    principal: rest.principal ?? {},
  };
}
