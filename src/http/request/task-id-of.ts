import { invalidRequest } from './invalid-request.ts';

export interface TaskQuery {
  readonly task_id?: string | undefined;
  readonly taskid?: string | undefined;
}

/**
 * The task that a query string means.
 *
 * @throws `INVALID_REQUEST` when it means none, or two
 */
export function taskIdOf({ task_id: first, taskid: second }: TaskQuery): string {
  const taskId = first ?? second;
  if (taskId === undefined || taskId === '') throw invalid('Say which task: ?task_id=….');
  if (second !== undefined && second !== taskId) throw invalid('task_id and taskid differ.');
  return taskId;
}

function invalid(message: string): Error {
  return invalidRequest([{ path: 'task_id', message }]);
}
