import * as z from 'zod';
import type { QueryLimits, Settings } from '../../dependencies.ts';
import type { Principal } from '../../policy/row-policy.ts';
import type { AskRequest } from '../query-service.ts';
import { canonicalTimeZone } from './canonical-time-zone.ts';
import { fillLimits } from './fill-limits.ts';
import { parseWith } from './parse-with.ts';
import { requestFields } from './request-fields.ts';

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
  readonly timeZone: string;
}

const askRequest = z.object({
  ...requestFields,
  prompt: z.string().trim().min(1).max(10_000),
  returnSqlOnly: z.boolean().optional(),
  maxRetries: z.int().min(0).max(20).optional(),
  maxContextTokens: z.int().positive().optional(),
  timeZone: z
    .string()
    .refine((name) => canonicalTimeZone(name) !== null, 'is not an IANA time zone')
    .transform((name) => canonicalTimeZone(name) ?? name)
    .optional(),
});

/** @throws `INVALID_REQUEST` with a path and a message for each thing wrong */
export function parseRequest(request: AskRequest, settings: Settings): ParsedRequest {
  const { limits, ownerId, ...rest } = parseWith(askRequest, request);
  return {
    workspaceId: rest.workspaceId,
    prompt: rest.prompt,
    ownerId,
    returnSqlOnly: rest.returnSqlOnly ?? false,
    limits: fillLimits(limits, settings),
    maxRetries: rest.maxRetries ?? settings.maxRetries,
    maxContextTokens: rest.maxContextTokens ?? settings.maxContextTokens,
    principal: rest.principal ?? {},
    timeZone: rest.timeZone ?? settings.timeZone,
  };
}
