import type { Dependencies } from '../../dependencies.ts';
import { NlQueryError } from '../../errors/nl-query-error.ts';
import type { AdvisorOptions, AdvisorResult } from '../advisor-service.ts';
import { readEnd } from './read-end.ts';
import { readTask } from './read-task.ts';

/** {@link AdvisorService.result} */
export async function taskResult(
  dependencies: Pick<Dependencies, 'stateStore'>,
  taskId: string,
  options: AdvisorOptions = {},
): Promise<AdvisorResult> {
  await readTask(dependencies, taskId, options);
  const end = await readEnd(dependencies, taskId, options);
  if (end !== null) return end.result;
  throw new NlQueryError('TASK_NOT_READY', 'The task is still running.', { details: { taskId } });
}
