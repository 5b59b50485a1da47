import { isNlQueryError, NlQueryError, reasonOf, redactedCause } from '../../../src/adapter-kit/index.ts';

/** `error` as one of this package's: its own pass unchanged, SQLite's and the file system's become `VECTOR_STORE_FAILED`. */
export function storeFailed(error: unknown): NlQueryError {
  if (isNlQueryError(error)) return error;
  const message = `The sqlite-vec vector store failed: ${reasonOf(error)}`;
  return new NlQueryError('VECTOR_STORE_FAILED', message, {
    details: { adapter: 'sqlite-vec' },
    cause: redactedCause(error),
  });
}
