import { isNlQueryError } from '../../errors/is-nl-query-error.ts';
import { NlQueryError } from '../../errors/nl-query-error.ts';
import { reasonOf } from '../../errors/reason-of.ts';
import type { Job } from '../../ports/queue.ts';
import { timerDelay } from '../../shared/timer-delay.ts';
import { stateKeys } from '../../workspace/state-keys.ts';
import { parseJdbcUrl } from '../jdbc/parse-jdbc-url.ts';
import { advise } from './advise.ts';
import { createTaskMemory } from './create-task-memory.ts';
import { endTask } from './end-task.ts';
import { failedEnd } from './failed-end.ts';
import { forgetTask } from './forget-task.ts';
import { type HeldTask, takeTaskLease } from './take-task-lease.ts';
import type { TaskDependencies } from './task-dependencies.ts';
import type { TaskPayload } from './task-job.ts';
import type { GivenTask, TaskRecord } from './task-record.ts';

/** Of the deadline; the rest is for choosing, rendering and reporting. */
const shareForImproving = 0.9;

/**
 * Works a task through, from what an earlier worker had stored, and ends it. Ends quietly when the task was cancelled or another job
 * took over.
 */
export async function runTask(dependencies: TaskDependencies, job: Job<TaskPayload>): Promise<void> {
  const { stateStore, logger } = dependencies;
  const { taskId } = job.payload;
  const held = await takeTaskLease(dependencies, { taskId, signal: job.signal });
  if (held === null) return forgetTask(dependencies, taskId);
  const { lease } = held;
  const secrets: string[] = [];
  try {
    const task = (await stateStore.get(stateKeys.task(taskId))) as TaskRecord | null;
    if (task?.given) await work(dependencies, { taskId, given: task.given, held, secrets });
  } catch (error) {
    if (lease.lost()) return;
    if (job.signal.aborted) throw interrupted();
    const reason = reasonOf(error, secrets);
    const willRetry = job.attempt < job.maxAttempts && isRetryable(error);
    logger.error({ taskId, attempt: job.attempt, reason }, 'advisor task failed');
    if (!willRetry) await endTask(dependencies, taskId, failedEnd(taskId, reason));
    throw error;
  } finally {
    lease.stop();
  }
}

async function work(
  dependencies: TaskDependencies,
  task: { taskId: string; given: GivenTask; held: HeldTask; secrets: string[] },
): Promise<void> {
  const { settings, now, logger, urlCipher } = dependencies;
  const { taskId, given, held, secrets } = task;
  const { lease, startedAt } = held;
  const steps = await dependencies.loadSteps();
  const url = given.encryptedUrl === null ? '' : urlCipher.decrypt(given.encryptedUrl);
  secrets.push(...(parseJdbcUrl(url)?.secrets ?? []));
  const deadline = signalAt(startedAt + settings.advisor.deadlineMs * shareForImproving - now());
  const memory = createTaskMemory(dependencies, taskId, lease);
  const end = await advise(dependencies, { taskId, given, url, steps, lease, memory, deadline });
  await lease.renew();
  await endTask(dependencies, taskId, end);
  const seconds = Math.round((now() - startedAt) / 1_000);
  logger.info(
    { taskId, status: end.result.status, seconds, tokens: end.result.tokensUsed },
    'advisor task ended',
  );
}

function signalAt(milliseconds: number): AbortSignal {
  if (milliseconds <= 0) return AbortSignal.abort();
  return AbortSignal.timeout(timerDelay(Math.ceil(milliseconds)));
}

/** This process is closing, or lost the job: another one goes on. */
function interrupted(): NlQueryError {
  return new NlQueryError('ABORTED', 'The task was stopped in this process.', { retryable: true });
}

function isRetryable(error: unknown): boolean {
  return !isNlQueryError(error) || error.retryable;
}
