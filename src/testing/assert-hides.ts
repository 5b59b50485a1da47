import assert from 'node:assert/strict';
import { inspect } from 'node:util';

/** Fails when the error, its details, or anything in its chain of causes shows one of `secrets`. */
export function assertHides(error: Error, secrets: readonly string[]): void {
  const shown = `${inspect(error, { depth: 12, showHidden: true })}\n${JSON.stringify(error)}`;
  for (const secret of secrets) assert.ok(!shown.includes(secret), 'the error shows a secret');
}
