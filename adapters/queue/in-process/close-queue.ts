import { cancelJob } from './cancel-job.ts';
import { holdProcess } from './hold-process.ts';
import type { QueueState } from './queue-state.ts';

/** Drops what waits, lets what runs finish, and resolves when it has. */
export async function closeQueue(queue: QueueState): Promise<void> {
  queue.closed = true;
  for (const [name, lane] of queue.lanes) {
    for (const job of [...lane.live.values()]) if (job.controller === null) cancelJob(queue, name, job.key);
  }
  await Promise.all([...queue.lanes.values()].flatMap((lane) => [...lane.running.values()]));
  holdProcess(queue);
}
