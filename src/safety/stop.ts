import type { StoppedVerdict } from './verdict.ts';

/** A verdict other than `read`. */
export function stop(
  verdict: StoppedVerdict['verdict'],
  rule: string,
  at: number | null,
  message: string,
): StoppedVerdict {
  return { verdict, rule, at, message };
}
