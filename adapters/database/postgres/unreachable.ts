import { NlQueryError, reasonOf, redactedCause } from '../../../src/adapter-kit/index.ts';

/** `DATABASE_UNREACHABLE` for whatever broke the connection or kept it from being made. */
export function unreachable(
  error: unknown,
  secrets: readonly string[],
): NlQueryError<'DATABASE_UNREACHABLE'> {
  const reason = reasonOf(error, secrets);
  const code = String((error as { code?: unknown } | null)?.code);
  return new NlQueryError('DATABASE_UNREACHABLE', `The database cannot be reached: ${reason}`, {
    details: { reason },
    cause: redactedCause(error, secrets),
    // Wrong credentials and a database that does not exist stay wrong.
    retryable: !(code.startsWith('28') || code === '3D000'),
  });
}
