import type { Dependencies } from '../../dependencies.ts';
import type { Json } from '../../ports/json.ts';
import { stateKeys } from '../../workspace/state-keys.ts';
import { forgetTask } from './forget-task.ts';
import type { TaskEnd } from './task-record.ts';

type EndDependencies = Pick<Dependencies, 'stateStore' | 'settings'>;

/** Ends a task, unless somebody was quicker: then that is how it ended, and this is `false`. Deletes what the task was given. */
export async function endTask(dependencies: EndDependencies, taskId: string, end: TaskEnd): Promise<boolean> {
  const { stateStore, settings } = dependencies;
  const { resultTtlMs: ttlMs } = settings.advisor;
  const isFirst = await stateStore.set(stateKeys.taskEnd(taskId), end as unknown as Json, {
    ifAbsent: true,
    ttlMs,
  });
  await forgetTask(dependencies, taskId);
  return isFirst;
}
