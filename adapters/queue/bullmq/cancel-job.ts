import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import { cancelMark, cancelMarkMs } from './cancel-mark.ts';
import { holderId } from './holder-id.ts';
import type { QueueState } from './queue-state.ts';
import { useQueue } from './use-queue.ts';

/**
 * Removes a job that waits; marks one that runs, which its process sees within a quarter of a second. The mark comes first: a job
 * that starts in between finds it. `false` when there is none.
 */
export async function cancelJob(
  state: QueueState,
  name: string,
  key: string,
  options: CallOptions = {},
): Promise<boolean> {
  const call = { signal: options.signal, repeatable: false };
  return useQueue(state, name, call, async (queue, client) => {
    const jobId = await queue.getDeduplicationJobId(holderId(key));
    if (!jobId) return false;
    const mark = cancelMark(state.settings, name, jobId);
    await client.set(mark, '1', 'PX', cancelMarkMs);
    const removed = await queue.remove(jobId);
    if (removed === 1) await client.del(mark);
    return true;
  });
}
