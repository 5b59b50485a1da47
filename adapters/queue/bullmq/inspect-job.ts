import type { CallOptions, JobProgress, JobState } from '../../../src/adapter-kit/index.ts';
import { holderId } from './holder-id.ts';
import type { QueueState } from './queue-state.ts';
import { useQueue } from './use-queue.ts';

/** Where the live job stands, wherever it runs; `null` when there is none. */
export async function inspectJob(
  state: QueueState,
  name: string,
  key: string,
  options: CallOptions = {},
): Promise<JobState | null> {
  const call = { signal: options.signal, repeatable: true };
  return useQueue(state, name, call, async (queue) => {
    const jobId = await queue.getDeduplicationJobId(holderId(key));
    if (!jobId) return null;
    const [job, jobState] = await Promise.all([queue.getJob(jobId), queue.getJobState(jobId)]);
    if (!job || jobState === 'unknown' || jobState === 'completed' || jobState === 'failed') return null;
    return { state: jobState === 'active' ? 'running' : 'waiting', progress: progressOf(job.progress) };
  });
}

/** bullmq's is 0 until some is reported. */
function progressOf(progress: unknown): JobProgress | null {
  if (typeof progress !== 'object' || progress === null) return null;
  const { done, total } = progress as { done?: unknown; total?: unknown };
  return typeof done === 'number' && typeof total === 'number' ? { done, total } : null;
}
