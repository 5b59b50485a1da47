import assert from 'node:assert/strict';
import type { ErrorCode } from '../errors/error-details.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import type { NlQueryError } from '../errors/nl-query-error.ts';

/** Fails unless `promise` rejects with one of this package's errors that has `code`, or one of several. */
export async function assertRejects(
  promise: Promise<unknown>,
  code: ErrorCode | readonly ErrorCode[],
): Promise<NlQueryError> {
  const codes = typeof code === 'string' ? [code] : code;
  const outcome = await promise.then(
    (value) => ({ rejected: false, value }),
    (error: unknown) => ({ rejected: true, value: error }),
  );
  assert.ok(outcome.rejected, `expected a rejection with ${codes.join(' or ')}`);
  assert.ok(isNlQueryError(outcome.value), `expected an NlQueryError, got ${String(outcome.value)}`);
  assert.ok(codes.includes(outcome.value.code), `expected ${codes.join(' or ')}, got ${outcome.value.code}`);
  return outcome.value;
}
