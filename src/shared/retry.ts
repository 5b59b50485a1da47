import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { abortableDelay } from './abortable-delay.ts';

export interface RetryOptions {
  /** Tries in all. */
  readonly maxAttempts: number;
  /** Wait before the second try; doubles each time, with up to a quarter of jitter taken off. */
  readonly backoffMs: number;
  /** No wait is longer, whatever the server asks for. */
  readonly maxBackoffMs: number;
  /** What the server asked for (Retry-After), in milliseconds; `null` when it did not. */
  readonly retryAfterMs?: ((error: unknown) => number | null) | undefined;
  /** A number in [0, 1). @defaultValue Math.random */
  readonly random?: (() => number) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Calls `operation` until it succeeds, fails with an error that is not `retryable`, or has had its attempts. */
export async function retry<Result>(
  operation: (attempt: number) => Promise<Result>,
  options: RetryOptions,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await operation(attempt);
    } catch (error) {
      if (attempt >= options.maxAttempts || !isNlQueryError(error) || !error.retryable) throw error;
      await abortableDelay(waitMs(error, attempt, options), options.signal);
    }
  }
}

function waitMs(error: unknown, attempt: number, options: RetryOptions): number {
  const asked = options.retryAfterMs?.(error) ?? null;
  const jitter = 1 - 0.25 * (options.random ?? Math.random)();
  const backoff = options.backoffMs * 2 ** (attempt - 1) * jitter;
  return Math.min(asked ?? backoff, options.maxBackoffMs);
}
