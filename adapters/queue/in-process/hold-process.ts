import type { QueueState } from './queue-state.ts';

const longestTimerMs = 2 ** 31 - 1;

/**
 * Keeps the process alive exactly while there is a job that can make progress: an attempt may await nothing that would. A
 * job whose name has no handler here does not count.
 */
export function holdProcess(queue: QueueState): void {
  const busy = [...queue.lanes.values()].some((lane) => lane.handler !== null && lane.live.size > 0);
  if (busy && queue.keepAlive === null) queue.keepAlive = setInterval(() => {}, longestTimerMs);
  if (busy || queue.keepAlive === null) return;
  clearInterval(queue.keepAlive);
  queue.keepAlive = null;
}
