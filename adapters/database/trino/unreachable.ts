import { NlQueryError, reasonOf, redactedCause } from '../../../src/adapter-kit/index.ts';

export interface UnreachableOptions {
  readonly secrets: readonly string[];
  /** @defaultValue true */
  readonly retryable?: boolean | undefined;
}

/** `DATABASE_UNREACHABLE` for a server that cannot be talked to. */
export function unreachable(
  error: unknown,
  { secrets, retryable }: UnreachableOptions,
): NlQueryError<'DATABASE_UNREACHABLE'> {
  // `fetch` hides why it failed in the cause.
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const reason = reasonOf(inner, secrets);
  return new NlQueryError('DATABASE_UNREACHABLE', `The database cannot be reached: ${reason}`, {
    details: { reason },
    cause: redactedCause(inner, secrets),
    retryable,
  });
}
