import type { Verdict } from '../verdict.ts';

/** Names resolve, and no more can be told. */
export function bound(reason: string): Verdict {
  return { kind: 'bound', reason };
}
