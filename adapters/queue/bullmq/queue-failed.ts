import { isNlQueryError, NlQueryError, reasonOf, redactedCause } from '../../../src/adapter-kit/index.ts';

/** `error` as one of this package's: its own pass unchanged, those of Redis, ioredis and bullmq become `QUEUE_FAILED`. */
export function queueFailed(error: unknown, secrets: readonly string[]): NlQueryError {
  if (isNlQueryError(error)) return error;
  return new NlQueryError('QUEUE_FAILED', `The bullmq queue failed: ${reasonOf(error, secrets)}`, {
    details: { adapter: 'bullmq' },
    cause: redactedCause(error, secrets),
  });
}
