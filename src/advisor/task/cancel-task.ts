import type { Dependencies } from '../../dependencies.ts';
import type { AdvisorOptions, TaskStatus } from '../advisor-service.ts';
import { endTask } from './end-task.ts';
import { failedEnd } from './failed-end.ts';
import { readEnd } from './read-end.ts';
import { readTask } from './read-task.ts';
import { taskJobName } from './task-job.ts';
import { taskStatus } from './task-status.ts';

/** {@link AdvisorService.cancel} */
export async function cancelTask(
  dependencies: Pick<Dependencies, 'stateStore' | 'queue' | 'settings' | 'logger' | 'now'>,
  taskId: string,
  options: AdvisorOptions = {},
): Promise<TaskStatus> {
  await readTask(dependencies, taskId, options);
  if ((await readEnd(dependencies, taskId, options)) === null) {
    await endTask(dependencies, taskId, failedEnd(taskId, 'cancelled'));
    await dependencies.queue.cancel(taskJobName, taskId, options);
  }
  return taskStatus(dependencies, taskId, options);
}
