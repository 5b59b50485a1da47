import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import { abortableDelay } from '../shared/abortable-delay.ts';
import { ingestionJobName } from './ingestion-job.ts';
import { stateKeys } from './state-keys.ts';
import type { StatusRecord } from './status-record.ts';

const lookEveryMs = 20;

/**
 * Makes sure that an ingestion job will see what has been stored for the tenant up to now, its `IN_PROGRESS` status included. A live
 * job that holds the key sees to that, unless it has looked for the last time and is on its way out of the queue: then it
 * does not take up the status, and a new job is enqueued as soon as it is gone.
 */
export async function enqueueIngestion(
  { stateStore, queue, settings, now }: Pick<Dependencies, 'stateStore' | 'queue' | 'settings' | 'now'>,
  tenantId: string,
  options: CallOptions,
): Promise<void> {
  const { signal } = options;
  const deadline = now() + settings.leaseMs;
  while (!(await queue.enqueue(ingestionJobName, { tenantId }, { key: tenantId, signal }))) {
    const job = await queue.inspect(ingestionJobName, tenantId, options);
    if (job?.state === 'waiting') return;
    const status = (await stateStore.get(stateKeys.status(tenantId), options)) as StatusRecord | null;
    if (status?.state !== 'IN_PROGRESS' || status.jobId !== null) return;
    // A worker that hangs: when the lease has run out, the status says so.
    if (now() >= deadline) return;
    await abortableDelay(lookEveryMs, signal);
  }
}
