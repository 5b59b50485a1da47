import type { Dependencies } from '../dependencies.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import { reasonOf } from '../errors/reason-of.ts';
import type { JobProgress } from '../ports/queue.ts';
import { createSerialQueue } from '../shared/create-serial-queue.ts';
import { throwIfAborted } from '../shared/throw-if-aborted.ts';
import { stateKeys } from '../workspace/state-keys.ts';
import type { StatusRecord } from '../workspace/status-record.ts';

/** A job's right to work on a tenant, kept alive in the tenant's status by heartbeat. */
export interface IngestionLease {
  /** Aborted when the job is cancelled or the lease is lost. */
  readonly signal: AbortSignal;
  setProgress(progress: JobProgress): void;
  /** Renews now. Rejects with `ABORTED` when the job was cancelled, the tenant removed, or another job holds it. */
  renew(): Promise<void>;
  /** The tenant was removed, or another job took over: nothing more may be written. */
  lost(): boolean;
  /** Deletes the status: done. */
  finish(): Promise<void>;
  /** Takes the status up again after `finish`. */
  reopen(): Promise<void>;
  /** Leaves the reason as the status. */
  fail(reason: string): Promise<void>;
  /** Ends the heartbeat. */
  stop(): void;
}

/** `null` when the tenant is not there (any more). */
export async function takeLease(
  dependencies: Pick<Dependencies, 'stateStore' | 'settings' | 'logger' | 'now' | 'createId'>,
  { tenantId, signal }: { readonly tenantId: string; readonly signal: AbortSignal },
): Promise<IngestionLease | null> {
  const { stateStore, settings, logger, now, createId } = dependencies;
  const key = stateKeys.status(tenantId);
  const jobId = createId();
  const loss = new AbortController();
  const serially = createSerialQueue();
  let progress: JobProgress | null = null;
  let open = true;

  async function write(): Promise<void> {
    const leaseUntil = now() + settings.leaseMs;
    await stateStore.set(key, {
      state: 'IN_PROGRESS',
      jobId,
      leaseUntil,
      progress: progress && { ...progress },
    });
  }

  async function holds(): Promise<boolean> {
    const [status, tenant] = await Promise.all([
      stateStore.get(key) as Promise<StatusRecord | null>,
      stateStore.get(stateKeys.tenant(tenantId)),
    ]);
    const mine = status?.state === 'IN_PROGRESS' && (status.jobId === jobId || status.jobId === null);
    return tenant !== null && mine;
  }

  async function renew(): Promise<void> {
    throwIfAborted(signal);
    if (!open) return;
    if (await holds()) return write();
    loss.abort();
    throw new NlQueryError('ABORTED', 'The tenant was removed, or another job took over.', {});
  }

  function beat(): void {
    serially(renew).catch((error: unknown) =>
      logger.warn({ tenantId, reason: reasonOf(error) }, 'heartbeat failed'),
    );
  }

  if ((await stateStore.get(stateKeys.tenant(tenantId))) === null) return null;
  await write();
  const heartbeat = setInterval(beat, settings.leaseMs / 3);
  heartbeat.unref();

  return {
    signal: AbortSignal.any([signal, loss.signal]),
    setProgress: (next) => {
      progress = next;
    },
    renew: () => serially(renew),
    lost: () => loss.signal.aborted,
    finish: () =>
      serially(async () => {
        open = false;
        if (await holds()) await stateStore.delete(key);
      }),
    reopen: () =>
      serially(async () => {
        open = true;
        await write();
      }),
    fail: (message) =>
      serially(async () => {
        open = false;
        if (await holds()) await stateStore.set(key, { state: 'ERROR', message });
      }),
    stop: () => clearInterval(heartbeat),
  };
}
