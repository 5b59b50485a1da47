import { type NlQueryError, redact } from '../../../src/adapter-kit/index.ts';
import { llmFailed } from './llm-failed.ts';

/** What gateways such as OpenRouter put into an answer of status 200: the status that it should have had is its `code`. */
export interface ErrorInside {
  readonly message?: unknown;
  readonly code?: unknown;
}

/**
 * The `LLM_FAILED` for an error that came with status 200.
 *
 * @param otherwise whether another attempt may help where the error has no status
 */
export function errorInside(
  error: ErrorInside | string,
  secrets: readonly string[],
  otherwise: { readonly retryable: boolean },
): NlQueryError {
  const { message, code } = typeof error === 'string' ? { message: error } : error;
  const status = typeof code === 'number' ? code : undefined;
  const retryable =
    status === undefined ? otherwise.retryable : status === 408 || status === 429 || status >= 500;
  const said = redact(typeof message === 'string' ? message : 'no reason given', secrets).slice(0, 400);
  return llmFailed(`the server answered ${status ?? 'an error'}: ${said}`, { status, retryable });
}
