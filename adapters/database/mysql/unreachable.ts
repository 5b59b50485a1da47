import { NlQueryError, reasonOf, redactedCause } from '../../../src/adapter-kit/index.ts';

/** Wrong credentials, a host that is not let in and a database that does not exist stay wrong. */
const lasting: ReadonlySet<unknown> = new Set([1044, 1045, 1049, 1130, 1251, 1698]);

/** `DATABASE_UNREACHABLE` for whatever broke the connection or kept it from being made. */
export function unreachable(
  error: unknown,
  secrets: readonly string[],
): NlQueryError<'DATABASE_UNREACHABLE'> {
  const reason = reasonOf(error, secrets);
  return new NlQueryError('DATABASE_UNREACHABLE', `The database cannot be reached: ${reason}`, {
    details: { reason },
    cause: redactedCause(error, secrets),
    retryable: !lasting.has((error as { errno?: unknown } | null)?.errno),
  });
}
