import { isNlQueryError, NlQueryError, reasonOf, redactedCause } from '../../../src/adapter-kit/index.ts';

/** `error` as one of this package's: its own pass unchanged, those of Redis and of its client become `STATE_STORE_FAILED`. */
export function storeFailed(error: unknown, secrets: readonly string[]): NlQueryError {
  if (isNlQueryError(error)) return error;
  const message = `The Redis state store failed: ${reasonOf(error, secrets)}`;
  return new NlQueryError('STATE_STORE_FAILED', message, {
    details: { adapter: 'redis' },
    cause: redactedCause(error, secrets),
  });
}
