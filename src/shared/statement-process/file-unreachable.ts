import { NlQueryError } from '../../errors/nl-query-error.ts';
import { redactedCause } from '../../errors/redacted-cause.ts';

/** The error for a file that cannot be used, or no longer. */
export function fileUnreachable(product: string, reason: string, cause?: unknown): NlQueryError {
  return new NlQueryError('DATABASE_UNREACHABLE', `The ${product} database cannot be used: ${reason}.`, {
    details: { reason },
    ...(cause === undefined ? {} : { cause: redactedCause(cause) }),
  });
}
