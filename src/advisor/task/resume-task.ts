import type { Dependencies } from '../../dependencies.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import { stateKeys } from '../../workspace/state-keys.ts';
import { endTask } from './end-task.ts';
import { failedEnd } from './failed-end.ts';
import { taskJobName } from './task-job.ts';
import type { TaskLease } from './task-record.ts';

const maxResumes = 3;

/**
 * Puts a task in the queue again that no worker holds any more: its process died and with it a queue that keeps nothing, or the queue has
 * given the job up. After the third time it has failed.
 */
export async function resumeTask(
  dependencies: Pick<Dependencies, 'stateStore' | 'queue' | 'settings' | 'logger' | 'now'>,
  taskId: string,
  options: CallOptions,
): Promise<void> {
  const { stateStore, queue, settings, logger, now } = dependencies;
  const key = stateKeys.taskLease(taskId);
  const lease = (await stateStore.get(key, options)) as TaskLease | null;
  if (lease === null || lease.leaseUntil > now()) return;
  if ((await queue.inspect(taskJobName, taskId, options)) !== null) return;
  if (lease.resumed >= maxResumes) {
    await endTask(
      dependencies,
      taskId,
      failedEnd(taskId, 'Its workers ended again and again before it was done.'),
    );
    return;
  }
  const next: TaskLease = {
    ...lease,
    jobId: null,
    leaseUntil: now() + settings.leaseMs,
    resumed: lease.resumed + 1,
  };
  await stateStore.set(key, next, { ...options, ttlMs: settings.advisor.resultTtlMs });
  await queue.enqueue(taskJobName, { taskId }, { ...options, key: taskId });
  logger.warn(
    { taskId, resumed: next.resumed },
    'an advisor task without a worker was put in the queue again',
  );
}
