/** The delay, or the longest that a Node timer takes, 2³¹ − 1 ms: beyond it one fires at once. Milliseconds. */
export function timerDelay(ms: number): number {
  return Math.min(ms, 2 ** 31 - 1);
}
