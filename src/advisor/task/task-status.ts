import type { Dependencies } from '../../dependencies.ts';
import { stateKeys } from '../../workspace/state-keys.ts';
import type { AdvisorOptions, TaskStatus } from '../advisor-service.ts';
import { readEnd } from './read-end.ts';
import { readTask } from './read-task.ts';
import { resumeTask } from './resume-task.ts';
import type { TaskLease } from './task-record.ts';

/** {@link AdvisorService.status} */
export async function taskStatus(
  dependencies: Pick<Dependencies, 'stateStore' | 'queue' | 'settings' | 'logger' | 'now'>,
  taskId: string,
  options: AdvisorOptions = {},
): Promise<TaskStatus> {
  const { stateStore } = dependencies;
  await readTask(dependencies, taskId, options);
  const ended = await endedStatus(dependencies, taskId, options);
  if (ended) return ended;
  await resumeTask(dependencies, taskId, options);
  const lease = (await stateStore.get(stateKeys.taskLease(taskId), options)) as TaskLease | null;
  // It may have ended between the two looks.
  const latest = await endedStatus(dependencies, taskId, options);
  if (latest) return latest;
  const { stage = 'queued', progress = null } = lease ?? {};
  return { taskId, status: 'RUNNING', stage, progress, reason: null };
}

async function endedStatus(
  dependencies: Pick<Dependencies, 'stateStore'>,
  taskId: string,
  options: AdvisorOptions,
): Promise<TaskStatus | null> {
  const end = await readEnd(dependencies, taskId, options);
  return end && { taskId, status: end.result.status, stage: null, progress: null, reason: end.reason };
}
