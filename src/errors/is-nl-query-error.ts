import type { ErrorCode } from './error-details.ts';
import type { NlQueryError } from './nl-query-error.ts';

/**
 * Tells this package's errors from all others, across bundles and copies, and with a code narrows `details`.
 *
 * @example
 * ```ts
 * import { isNlQueryError } from 'nlquery';
 *
 * try {
 *   JSON.parse('not json');
 * } catch (error) {
 *   if (isNlQueryError(error, 'WORKSPACE_NOT_FOUND')) console.log(error.details.tenantId);
 * }
 * ```
 */
export function isNlQueryError<Code extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: Code,
): error is NlQueryError<Code> {
  if (typeof error !== 'object' || error === null) return false;
  if ((error as Record<symbol, unknown>)[Symbol.for('nlquery.error')] !== true) return false;
  return code === undefined || (error as NlQueryError).code === code;
}
