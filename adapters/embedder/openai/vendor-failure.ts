import {
  isNlQueryError,
  type NlQueryError,
  reasonOf,
  redactedCause,
} from '../../../src/adapter-kit/index.ts';
import { embedderFailed } from './embedder-failed.ts';

/** What is read of the client's errors; those without a status never had an answer. */
export interface VendorError {
  readonly status?: number | undefined;
  readonly code?: unknown;
  readonly headers?: Headers | undefined;
}

/** Any failure of one attempt as `EMBEDDER_FAILED`, free of `secrets`, and marked with whether another attempt may help. */
export function vendorFailure(error: unknown, secrets: readonly string[]): NlQueryError {
  if (isNlQueryError(error)) return error;
  const cause = redactedCause(error, secrets);
  const { status, headers, code } = error as VendorError;
  if (status !== undefined) {
    const retryable = mayPass(status, headers, code);
    // The API repeats parts of a key that it does not know.
    if (status === 401) {
      return embedderFailed('the server does not accept the API key (401).', { status, retryable });
    }
    return embedderFailed(`the server answered ${shortened(cause.message)}`, { status, retryable, cause });
  }
  if (error instanceof SyntaxError) {
    return embedderFailed('the answer is not JSON: is `baseUrl` right?', { retryable: false });
  }
  const retryable = isConnectionFailure(error);
  const reason = shortened(reasonOf(deepest(error), secrets));
  return embedderFailed(retryable ? `no answer: ${reason}` : `the request failed: ${reason}`, {
    retryable,
    cause,
  });
}

/** A used-up quota is a 429 that no wait mends. `x-should-retry` is OpenAI's own header. */
function mayPass(status: number, headers: Headers | undefined, code: unknown): boolean {
  const said = headers?.get('x-should-retry');
  if (said === 'true' || said === 'false') return said === 'true';
  if (code === 'insufficient_quota') return false;
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/** The client's own connection errors are its API errors without a status; a body cut short is `fetch`'s. */
function isConnectionFailure(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  return 'requestID' in error || typeof (deepest(error) as { code?: unknown }).code === 'string';
}

function deepest(error: unknown): unknown {
  let current = error;
  for (let depth = 0; depth < 8 && current instanceof Error && current.cause instanceof Error; depth += 1) {
    current = current.cause;
  }
  return current;
}

function shortened(text: string): string {
  return text.length <= 400 ? text : `${text.slice(0, 400)} …`;
}
