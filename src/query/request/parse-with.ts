import type * as z from 'zod';
import { NlQueryError } from '../../errors/nl-query-error.ts';

/** @throws `INVALID_REQUEST` with a path and a message for each thing wrong */
export function parseWith<Schema extends z.ZodType>(schema: Schema, request: unknown): z.output<Schema> {
  const parsed = schema.safeParse(request);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const summary = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  throw new NlQueryError('INVALID_REQUEST', `The request is not valid. ${summary}`, { details: { issues } });
}
