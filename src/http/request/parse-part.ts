import type * as z from 'zod';
import { invalidRequest } from './invalid-request.ts';

/** Issues told at most. */
const maxIssues = 20;

/**
 * A part of a request as its schema reads it.
 *
 * @throws `INVALID_REQUEST`; no message repeats what was sent, the names of unknown fields included
 */
export function parsePart<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw invalidRequest(parsed.error.issues.slice(0, maxIssues).map(told));
}

function told(issue: z.core.$ZodIssue): { path: string; message: string } {
  const path = issue.path.join('.');
  return {
    path,
    message: issue.code === 'unrecognized_keys' ? 'holds a field that is not known' : issue.message,
  };
}
