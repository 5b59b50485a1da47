import type { Dependencies } from '../../dependencies.ts';
import { stateKeys } from '../../workspace/state-keys.ts';
import type { TaskRecord } from './task-record.ts';

/** Deletes what a task was given, its URL before all, and what it had worked out on the way. Safe to call twice. */
export async function forgetTask(
  { stateStore, settings }: Pick<Dependencies, 'stateStore' | 'settings'>,
  taskId: string,
): Promise<void> {
  const key = stateKeys.task(taskId);
  const task = (await stateStore.get(key)) as TaskRecord | null;
  if (task?.given)
    await stateStore.set(key, { ...task, given: null }, { ttlMs: settings.advisor.resultTtlMs });
  await stateStore.delete(stateKeys.taskLease(taskId));
  for (const part of await stateStore.list(stateKeys.taskParts(taskId))) await stateStore.delete(part.key);
}
