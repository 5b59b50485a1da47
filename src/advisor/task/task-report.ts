import type { Dependencies } from '../../dependencies.ts';
import { stateKeys } from '../../workspace/state-keys.ts';
import type { AdvisorOptions } from '../advisor-service.ts';
import type { AdvisorReport } from '../report/advisor-report.ts';
import { readEnd } from './read-end.ts';
import { readTask } from './read-task.ts';

/** {@link AdvisorService.report} */
export async function taskReport(
  dependencies: Pick<Dependencies, 'stateStore'>,
  taskId: string,
  options: AdvisorOptions = {},
): Promise<AdvisorReport> {
  const { stateStore } = dependencies;
  await readTask(dependencies, taskId, options);
  const end = await readEnd(dependencies, taskId, options);
  if (end !== null) return end.report;
  const soFar = (await stateStore.get(`${stateKeys.taskParts(taskId)}report`, options)) as {
    readonly value: unknown;
  } | null;
  if (soFar !== null) return soFar.value as AdvisorReport;
  return {
    taskId,
    status: 'RUNNING',
    savedSeconds: 0,
    totalSeconds: 0,
    savingMethod: '',
    proposals: [],
    advice: [],
    queries: [],
    issues: [],
    unverified: [],
    tokensUsed: 0,
  };
}
