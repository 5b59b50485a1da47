import type { JobState } from '../../../src/adapter-kit/index.ts';
import type { QueueState } from './queue-state.ts';

/** Where the live job stands; `null` when there is none. */
export function inspectJob(queue: QueueState, name: string, key: string): JobState | null {
  const job = queue.lanes.get(name)?.live.get(key);
  if (!job) return null;
  return { state: job.controller === null ? 'waiting' : 'running', progress: job.progress };
}
