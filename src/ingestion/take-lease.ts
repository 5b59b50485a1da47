import type { Dependencies } from '../dependencies.ts';
import { type Lease, takeLease as takeAnyLease } from '../leases/take-lease.ts';
import type { JobProgress } from '../ports/queue.ts';
import { stateKeys } from '../workspace/state-keys.ts';
import type { StatusRecord } from '../workspace/status-record.ts';

/** A job's right to work on a tenant, kept alive in the tenant's status by heartbeat. */
export interface IngestionLease
  extends Pick<Lease<JobProgress | null>, 'signal' | 'renew' | 'lost' | 'reopen' | 'stop'> {
  setProgress(progress: JobProgress): void;
  /** Deletes the status: done. */
  finish(): Promise<void>;
  /** Leaves the reason as the status. */
  fail(reason: string): Promise<void>;
}

/** `null` when the tenant is not there (any more). */
export async function takeLease(
  dependencies: Pick<Dependencies, 'stateStore' | 'settings' | 'logger' | 'now' | 'createId'>,
  { tenantId, signal }: { readonly tenantId: string; readonly signal: AbortSignal },
): Promise<IngestionLease | null> {
  const { stateStore } = dependencies;
  const lease = await takeAnyLease<JobProgress | null>(dependencies, {
    key: stateKeys.status(tenantId),
    signal,
    details: null,
    record: (holder, progress) => ({
      state: 'IN_PROGRESS',
      ...holder,
      progress: progress && { ...progress },
    }),
    holderOf: (record) => {
      const status = record as StatusRecord;
      return status.state === 'IN_PROGRESS' ? { jobId: status.jobId } : null;
    },
    isWanted: async () => (await stateStore.get(stateKeys.tenant(tenantId))) !== null,
    fields: { tenantId },
  });
  if (lease === null) return null;
  const { signal: working, renew, lost, reopen, stop } = lease;
  return {
    signal: working,
    renew,
    lost,
    reopen,
    stop,
    setProgress: (progress) => lease.update(progress),
    finish: () => lease.end(null),
    fail: (message) => lease.end({ state: 'ERROR', message }),
  };
}
