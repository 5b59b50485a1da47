import { createHash } from 'node:crypto';

/** The number of an advisory lock, as SQL spells it. Two names with the same number would merely wait for each other. */
export function lockKey(...names: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(names)).digest().readBigInt64BE().toString();
}
