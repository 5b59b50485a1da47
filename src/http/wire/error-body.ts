import * as z from 'zod';
import { errorCodes } from '../../errors/error-codes.ts';
import type { ErrorCode } from '../../errors/error-details.ts';
import { named } from './named.ts';

/** What every answer from 400 on holds. */
export const errorBody = named(
  'Error',
  z.object({
    error: z.object({
      code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
      message: z.string().describe('What happened, and what to do about it.'),
      issues: z
        .array(z.object({ path: z.string(), message: z.string() }))
        .optional()
        .describe('With INVALID_REQUEST: each thing that is wrong.'),
      rule: z.string().optional().describe('With SQL_REJECTED: what the guard refused.'),
    }),
  }),
);
