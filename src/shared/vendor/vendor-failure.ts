import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import type { NlQueryError } from '../../errors/nl-query-error.ts';
import { reasonOf } from '../../errors/reason-of.ts';
import { redactedCause } from '../../errors/redacted-cause.ts';
import { vendorFailed } from './vendor-failed.ts';
import type { VendorIdentity } from './vendor-identity.ts';

/** What is read of a client's errors; those without a status never had an answer. */
export interface VendorError {
  readonly status?: number | undefined;
  readonly code?: unknown;
  /** The server's own words, where the message wraps them. */
  readonly apiMessage?: string | null | undefined;
  readonly headers?: Headers | undefined;
}

/** Any failure of one attempt as the identity's code, free of `secrets`, and marked with whether another attempt may help. */
export function vendorFailure(
  identity: VendorIdentity,
  error: unknown,
  secrets: readonly string[],
): NlQueryError {
  if (isNlQueryError(error)) return error;
  const cause = redactedCause(error, secrets);
  const { status, apiMessage } = error as VendorError;
  if (status !== undefined) {
    const retryable = mayPass(status, error as VendorError);
    // Servers repeat parts of a key that they do not know.
    if (status === 401) {
      return vendorFailed(identity, 'the server does not accept the API key (401).', { status, retryable });
    }
    const said = apiMessage ? `${status} ${reasonOf(apiMessage, secrets)}` : cause.message;
    return vendorFailed(identity, `the server answered ${shortened(said)}`, { status, retryable, cause });
  }
  if (error instanceof SyntaxError) {
    return vendorFailed(identity, 'the answer is not JSON: is `baseUrl` right?', { retryable: false });
  }
  const retryable = isConnectionFailure(error);
  const reason = shortened(reasonOf(deepest(error), secrets));
  return vendorFailed(identity, retryable ? `no answer: ${reason}` : `the request failed: ${reason}`, {
    retryable,
    cause,
  });
}

/** `x-should-retry` is a header of OpenAI and Anthropic; at OpenAI a used-up quota is a 429 that no wait mends. */
function mayPass(status: number, { headers, code }: VendorError): boolean {
  const said = headers?.get('x-should-retry');
  if (said === 'true' || said === 'false') return said === 'true';
  if (code === 'insufficient_quota') return false;
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/** The clients' own connection errors are API errors without a status; a body cut short is `fetch`'s. */
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
