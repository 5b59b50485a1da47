import type { Dependencies } from '../../dependencies.ts';
import { type Lease, takeLease } from '../../leases/take-lease.ts';
import { stateKeys } from '../../workspace/state-keys.ts';
import { readEnd } from './read-end.ts';
import type { TaskLease } from './task-record.ts';

/** What the lease shows besides who holds it. */
export type TaskDetails = Pick<TaskLease, 'stage' | 'progress'>;

export interface HeldTask {
  readonly lease: Lease<TaskDetails>;
  /** Milliseconds since the epoch: when a worker took the task for the first time. */
  readonly startedAt: number;
}

/** A job's right to work on a task, kept alive by heartbeat; `null` when the task has ended or is not there. */
export async function takeTaskLease(
  dependencies: Pick<Dependencies, 'stateStore' | 'settings' | 'logger' | 'now' | 'createId'>,
  { taskId, signal }: { readonly taskId: string; readonly signal: AbortSignal },
): Promise<HeldTask | null> {
  const { stateStore, settings, now } = dependencies;
  const key = stateKeys.taskLease(taskId);
  const earlier = (await stateStore.get(key, { signal })) as TaskLease | null;
  if (earlier === null) return null;
  const startedAt = earlier.startedAt ?? now();
  const lease = await takeLease<TaskDetails>(dependencies, {
    key,
    signal,
    details: { stage: earlier.stage, progress: null },
    record: (holder, details) => ({ ...holder, ...details, startedAt, resumed: earlier.resumed }),
    holderOf: (record) => record as TaskLease,
    isWanted: async () => (await readEnd(dependencies, taskId)) === null,
    ttlMs: settings.advisor.resultTtlMs,
    fields: { taskId },
  });
  return lease && { lease, startedAt };
}
