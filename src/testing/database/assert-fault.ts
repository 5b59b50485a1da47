import assert from 'node:assert/strict';
import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import type { SqlFault } from '../../ports/sql-fault.ts';
import { assertRejects } from '../assert-rejects.ts';

/** Fails unless `promise` rejects with `SQL_FAULT`; with `expected`, of that kind and about that name. */
export async function assertFault(
  promise: Promise<unknown>,
  expected: Partial<Pick<SqlFault, 'kind' | 'name'>> = {},
): Promise<void> {
  const error = await assertRejects(promise, 'SQL_FAULT');
  assert.ok(isNlQueryError(error, 'SQL_FAULT'));
  const { kind, name, message } = error.details.fault;
  assert.match(message, /\S/);
  assert.deepEqual({ kind, name, ...expected }, { kind, name });
}
