import { NlQueryError } from '../errors/nl-query-error.ts';

/** @throws `ABORTED` when `signal` was aborted. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new NlQueryError('ABORTED', 'The call was aborted.', {});
}
