import {
  isNlQueryError,
  type NlQueryError,
  reasonOf,
  redactedCause,
} from '../../../src/adapter-kit/index.ts';
import { llmFailed } from './llm-failed.ts';

/** What is read of the client's errors; those without a status never had an answer. */
export interface VendorError {
  readonly status?: number | undefined;
  /** The server's own words. */
  readonly apiMessage?: string | null | undefined;
  readonly headers?: Headers | undefined;
}

/** Any failure of one attempt as `LLM_FAILED`, free of `secrets`, and marked with whether another attempt may help. */
export function vendorFailure(error: unknown, secrets: readonly string[]): NlQueryError {
  if (isNlQueryError(error)) return error;
  const cause = redactedCause(error, secrets);
  const { status, headers, apiMessage } = error as VendorError;
  if (status !== undefined) {
    const retryable = mayPass(status, headers);
    if (status === 401) {
      return llmFailed('the server does not accept the API key (401).', { status, retryable });
    }
    const said = apiMessage ? `${status} ${reasonOf(apiMessage, secrets)}` : cause.message;
    return llmFailed(`the server answered ${shortened(said)}`, { status, retryable, cause });
  }
  if (error instanceof SyntaxError) {
    return llmFailed('the answer is not JSON: is `baseUrl` right?', { retryable: false });
  }
  const retryable = isConnectionFailure(error);
  const reason = shortened(reasonOf(deepest(error), secrets));
  return llmFailed(retryable ? `no answer: ${reason}` : `the request failed: ${reason}`, {
    retryable,
    cause,
  });
}

/** 529 is Anthropic's "overloaded": https://docs.claude.com/en/api/errors. */
function mayPass(status: number, headers: Headers | undefined): boolean {
  const said = headers?.get('x-should-retry');
  if (said === 'true' || said === 'false') return said === 'true';
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
