import type { NlQueryError } from '../../errors/nl-query-error.ts';
import { errorContent } from './error-content.ts';
import { jsonResponse } from './json-response.ts';

/** An answer that says what went wrong: `{ error: { code, message } }`, without stack or cause. */
export function errorResponse(error: NlQueryError, headers: Readonly<Record<string, string>> = {}): Response {
  return jsonResponse(error.status, errorContent(error), headers);
}
