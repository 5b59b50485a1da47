import type { Dependencies } from '../dependencies.ts';
import type { CallOptions } from '../ports/call-options.ts';
import { ingestionJobName } from './ingestion-job.ts';
import { stateKeys } from './state-keys.ts';
import type { StatusRecord } from './status-record.ts';

const interrupted = 'The ingestion was interrupted. Add or refresh the workspace to start it again.';

/**
 * The tenant's status as it is now: an `IN_PROGRESS` whose lease has run out and which no live job backs any more is
 * an error.
 */
export async function readStatus(
  { stateStore, queue, now }: Pick<Dependencies, 'stateStore' | 'queue' | 'now'>,
  tenantId: string,
  options?: CallOptions,
): Promise<StatusRecord | null> {
  const key = stateKeys.status(tenantId);
  const status = (await stateStore.get(key, options)) as StatusRecord | null;
  if (status?.state !== 'IN_PROGRESS' || status.leaseUntil > now()) return status;
  const job = await queue.inspect(ingestionJobName, tenantId, options);
  if (job !== null) return status;
  // The job may have ended between the two looks.
  const latest = (await stateStore.get(key, options)) as StatusRecord | null;
  if (latest?.state !== 'IN_PROGRESS' || latest.leaseUntil > now()) return latest;
  return { state: 'ERROR', message: interrupted };
}
