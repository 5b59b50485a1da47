import * as z from 'zod';
import type { QueryLimits, Settings } from '../../dependencies.ts';
import type { Principal } from '../../policy/row-policy.ts';
import type { RunRequest } from '../query-service.ts';
import { trimStatement } from '../trim-statement.ts';
import { fillLimits } from './fill-limits.ts';
import { parseWith } from './parse-with.ts';
import { requestFields } from './request-fields.ts';

/** A `RunRequest` with every default filled in. */
export interface ParsedRunRequest {
  readonly workspaceId: string;
  /** Without surrounding space and closing semicolons, which some protocols refuse. */
  readonly sql: string;
  readonly ownerId: string | undefined;
  readonly limits: QueryLimits;
  readonly principal: Principal;
}

const runRequest = z.object({
  ...requestFields,
  sql: z.string().max(100_000).transform(trimStatement).pipe(z.string().min(1)),
});

/** @throws `INVALID_REQUEST` with a path and a message for each thing wrong */
export function parseRunRequest(request: RunRequest, settings: Pick<Settings, 'limits'>): ParsedRunRequest {
  const parsed = parseWith(runRequest, request);
  return {
    workspaceId: parsed.workspaceId,
    sql: parsed.sql,
    ownerId: parsed.ownerId,
    limits: fillLimits(parsed.limits, settings),
    principal: parsed.principal ?? {},
  };
}
