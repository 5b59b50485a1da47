import { isNlQueryError, NlQueryError, reasonOf, redactedCause } from '../../../src/adapter-kit/index.ts';

/**
 * SQLSTATEs that may pass: connection, rollback (deadlock), resources, intervention by an operator, system, a lock that is held, and a
 * server that has become a standby (the next connection finds the new primary).
 *
 * Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const passing = /^(08|40|53|57|58|55P03|25006)/;
/** Each holds a digit; the system's own codes (`EPIPE`) do not. */
const sqlState = /^(?=.*\d)[0-9A-Z]{5}$/;

/** `error` as one of this package's: its own pass unchanged, the driver's and the server's become `VECTOR_STORE_FAILED`. */
export function storeFailed(error: unknown, secrets: readonly string[]): NlQueryError {
  if (isNlQueryError(error)) return error;
  const message = `The pgvector vector store failed: ${reasonOf(error, secrets)}`;
  const code = (error as { code?: unknown } | null)?.code;
  const isRefusal = typeof code === 'string' && sqlState.test(code) && !passing.test(code);
  return new NlQueryError('VECTOR_STORE_FAILED', message, {
    details: { adapter: 'pgvector' },
    cause: redactedCause(error, secrets),
    retryable: !isRefusal,
  });
}
