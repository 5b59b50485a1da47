import { NlQueryError, reasonOf, redactedCause } from '../../../src/adapter-kit/index.ts';

export interface StoreFailedOptions {
  readonly secrets: readonly string[];
  readonly status?: number | undefined;
  readonly retryable: boolean;
  readonly cause?: unknown;
}

export function storeFailed(
  reason: string,
  options: StoreFailedOptions,
): NlQueryError<'VECTOR_STORE_FAILED'> {
  const { secrets, status, retryable, cause } = options;
  const message = `The qdrant vector store failed: ${reasonOf(reason, secrets)}`;
  return new NlQueryError('VECTOR_STORE_FAILED', message, {
    details: { adapter: 'qdrant', ...(status === undefined ? {} : { status }) },
    cause: cause === undefined ? undefined : redactedCause(cause, secrets),
    retryable,
  });
}
