import type { Dependencies } from '../../dependencies.ts';
import { NlQueryError } from '../../errors/nl-query-error.ts';
import { stateKeys } from '../../workspace/state-keys.ts';
import type { AdvisorOptions } from '../advisor-service.ts';
import type { TaskRecord } from './task-record.ts';

/** @throws `TASK_NOT_FOUND`, also for somebody else's */
export async function readTask(
  { stateStore }: Pick<Dependencies, 'stateStore'>,
  taskId: string,
  options: AdvisorOptions,
): Promise<TaskRecord> {
  const task = (await stateStore.get(stateKeys.task(taskId), options)) as TaskRecord | null;
  if (task !== null && task.ownerId === (options.ownerId ?? null)) return task;
  throw new NlQueryError('TASK_NOT_FOUND', 'There is no such task.', { details: { taskId } });
}
