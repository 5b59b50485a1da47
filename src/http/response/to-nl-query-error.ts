import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { NlQueryError } from '../../errors/nl-query-error.ts';

/** What was thrown, or `INTERNAL` in its place where it is none of ours. */
export function toNlQueryError(thrown: unknown): NlQueryError {
  if (isNlQueryError(thrown)) return thrown;
  const message = 'Something went wrong in the server. Its log says what, under this answer’s x-request-id.';
  return new NlQueryError('INTERNAL', message, { cause: thrown });
}
