import { attemptJob } from './attempt-job.ts';
import { holdProcess } from './hold-process.ts';
import type { Lane } from './lane.ts';
import type { LiveJob } from './live-job.ts';
import type { QueueState } from './queue-state.ts';

const longestTimerMs = 2 ** 31 - 1;

/** Starts waiting jobs up to the lane's concurrency, and goes on as they end. */
export function startJobs(queue: QueueState, lane: Lane): void {
  holdProcess(queue);
  const { handler } = lane;
  if (handler === null || queue.closed) return;
  for (const job of lane.waiting) {
    if (lane.running.size >= lane.concurrency) return;
    lane.waiting.delete(job);
    const attempt = attemptJob(job, handler, (failure) => report(queue, job, failure)).then((outcome) => {
      lane.running.delete(job);
      settle(queue, lane, job, outcome);
      startJobs(queue, lane);
    });
    lane.running.set(job, attempt);
  }
}

function settle(queue: QueueState, lane: Lane, job: LiveJob, outcome: 'ended' | 'retry'): void {
  const cancelled = job.controller?.signal.aborted === true;
  job.controller = null;
  if (outcome === 'ended' || cancelled || queue.closed) {
    lane.live.delete(job.key);
    return;
  }
  const waitMs = Math.min(job.backoffMs * 2 ** (job.attempt - 1), longestTimerMs);
  job.timer = setTimeout(() => {
    job.timer = null;
    lane.waiting.add(job);
    startJobs(queue, lane);
  }, waitMs);
}

function report(queue: QueueState, job: LiveJob, failure: { error: unknown; willRetry: boolean }): void {
  const { name, key, attempt } = job;
  const willRetry = failure.willRetry && !queue.closed;
  const tell = async (): Promise<void> =>
    queue.onFailedAttempt?.({ name, key, attempt, willRetry, error: failure.error });
  // A reporter that fails, at once or by a promise, is no reason to lose the queue.
  tell().catch(() => {});
}
