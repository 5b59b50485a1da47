import { NlQueryError, redactedCause } from '../../../src/adapter-kit/index.ts';

/** The error for a file that cannot be used, or no longer. */
export function unreachable(reason: string, cause?: unknown): NlQueryError {
  return new NlQueryError('DATABASE_UNREACHABLE', `The DuckDB database cannot be used: ${reason}.`, {
    details: { reason },
    ...(cause === undefined ? {} : { cause: redactedCause(cause) }),
  });
}
