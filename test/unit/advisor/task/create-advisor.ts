import { offlineLlm } from 'nlquery/llm/offline';
import { inProcessQueue } from 'nlquery/queue/in-process';
import { memoryStateStore } from 'nlquery/state-store/memory';
import type { AdvisorService } from '../../../../src/advisor/advisor-service.ts';
import { createAdvisorService } from '../../../../src/advisor/create-advisor-service.ts';
import type { AdviceSteps } from '../../../../src/advisor/task/advice-steps.ts';
import { runTask } from '../../../../src/advisor/task/run-task.ts';
import { type TaskPayload, taskJobName } from '../../../../src/advisor/task/task-job.ts';
import type { AdvisorSettings, Dependencies } from '../../../../src/dependencies.ts';
import type { Job } from '../../../../src/ports/queue.ts';
import { createUrlCipher } from '../../../../src/workspace/create-url-cipher.ts';

export interface Advisor {
  readonly service: AdvisorService;
  readonly dependencies: Dependencies;
  readonly logs: string[];
  /** What a worker of another process would do with the job. */
  run(taskId: string, options?: Partial<Job<TaskPayload>>): Promise<void>;
  /** Polls until the task has ended. */
  ended(taskId: string): ReturnType<AdvisorService['status']>;
}

/** The service on a real store and queue. Without `work` nothing takes the jobs. */
export function createAdvisor(
  steps: AdviceSteps,
  overrides: Partial<Dependencies> & {
    readonly work?: boolean;
    readonly advisor?: Partial<AdvisorSettings>;
    readonly leaseMs?: number;
  } = {},
): Advisor {
  const { work = true, advisor, leaseMs = 5_000, ...parts } = overrides;
  const logs: string[] = [];
  const log = (fields: object, message: string): void => {
    logs.push(`${message} ${JSON.stringify(fields)}`);
  };
  let ids = 0;
  const dependencies = {
    stateStore: memoryStateStore(),
    queue: inProcessQueue(),
    llm: offlineLlm(),
    databases: [],
    urlPolicy: null,
    sandboxes: [],
    urlCipher: createUrlCipher(['a secret of this test']),
    settings: {
      leaseMs,
      limits: { maxRows: 1_000, maxBytes: 1_000_000, timeoutMs: 5_000 },
      advisor: {
        deadlineMs: 60_000,
        resultTtlMs: 60_000,
        precompute: false,
        modelTimeoutMs: 1_000,
        ...advisor,
      },
    },
    logger: { debug: log, info: log, warn: log, error: log },
    now: Date.now,
    createId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    ...parts,
  } as unknown as Dependencies;
  const advising = { ...dependencies, loadSteps: async () => steps };
  if (work) dependencies.queue.define<TaskPayload>(taskJobName, (job) => runTask(advising, job));
  const service = createAdvisorService(advising);
  return {
    service,
    dependencies,
    logs,
    run: (taskId, options) =>
      runTask(advising, {
        payload: { taskId },
        key: taskId,
        attempt: 1,
        maxAttempts: 3,
        signal: new AbortController().signal,
        reportProgress: async () => {},
        ...options,
      }),
    ended: async (taskId) => {
      for (;;) {
        const status = await service.status(taskId);
        if (status.status !== 'RUNNING') return status;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}
