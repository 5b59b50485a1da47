import { stop } from '../stop.ts';
import type { StoppedVerdict } from '../verdict.ts';

/** A refusal because a statement could not be confined to the caller's rows. */
export function refuseRows(at: number | null, message: string): StoppedVerdict {
  return stop('refused', 'row_policy', at, message);
}
