import type { Dependencies } from '../../dependencies.ts';
import type { CallOptions } from '../../ports/call-options.ts';
import { stateKeys } from '../../workspace/state-keys.ts';
import type { TaskEnd } from './task-record.ts';

/** How the task ended; `null` while it has not. */
export async function readEnd(
  { stateStore }: Pick<Dependencies, 'stateStore'>,
  taskId: string,
  options?: CallOptions,
): Promise<TaskEnd | null> {
  return (await stateStore.get(stateKeys.taskEnd(taskId), options)) as unknown as TaskEnd | null;
}
