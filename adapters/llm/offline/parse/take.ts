import type { ParseState } from './parse-state.ts';

/** Marks items as understood. */
export function take(state: Pick<ParseState, 'used'>, ...indices: readonly number[]): void {
  for (const index of indices) if (index >= 0) state.used[index] = true;
}
