import { holdProcess } from './hold-process.ts';
import type { QueueState } from './queue-state.ts';

/** Withdraws a job that waits, aborts one that runs; `false` when there is none. */
export function cancelJob(queue: QueueState, name: string, key: string): boolean {
  const lane = queue.lanes.get(name);
  const job = lane?.live.get(key);
  if (!lane || !job) return false;
  if (job.controller !== null) {
    job.controller.abort();
    return true;
  }
  if (job.timer !== null) clearTimeout(job.timer);
  lane.waiting.delete(job);
  lane.live.delete(key);
  holdProcess(queue);
  return true;
}
