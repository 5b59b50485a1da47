import type { Dependencies } from '../dependencies.ts';
import type { AdvisorService } from './advisor-service.ts';
import type { AdviceSteps } from './task/advice-steps.ts';
import { analyzeRequest } from './task/analyze-request.ts';
import { cancelTask } from './task/cancel-task.ts';
import { submitTask } from './task/submit-task.ts';
import { taskReport } from './task/task-report.ts';
import { taskResult } from './task/task-result.ts';
import { taskStatus } from './task/task-status.ts';

export function createAdvisorService(
  dependencies: Dependencies & { readonly loadSteps: () => Promise<AdviceSteps> },
): AdvisorService {
  return {
    submit: (payload, options) => submitTask(dependencies, payload, options),
    status: (taskId, options) => taskStatus(dependencies, taskId, options),
    result: (taskId, options) => taskResult(dependencies, taskId, options),
    report: (taskId, options) => taskReport(dependencies, taskId, options),
    cancel: (taskId, options) => cancelTask(dependencies, taskId, options),
    analyze: (payload, options) => analyzeRequest(dependencies, payload, options),
  };
}
