import type { Job as BullmqJob } from 'bullmq';
import { isNlQueryError, type Json, reasonOf } from '../../../src/adapter-kit/index.ts';
import type { Lane } from './lane.ts';
import type { QueueState } from './queue-state.ts';
import type { RunningJob } from './running-job.ts';
import type { StoredJob } from './stored-job.ts';
import { useQueue } from './use-queue.ts';
import { watchJob } from './watch-job.ts';

/**
 * One attempt: what bullmq calls with a job that it has locked for this process. Rejects as bullmq wants it: with a plain error to
 * have the job tried again, with an `UnrecoverableError` to have it given up. Only the redacted reason goes to Redis.
 */
export async function processJob(
  state: QueueState,
  lane: Lane,
  stored: BullmqJob<StoredJob>,
  token: string | undefined,
): Promise<void> {
  const { UnrecoverableError, WaitingError } = await import('bullmq');
  const jobId = stored.id ?? '';
  if (typeof stored.data?.key !== 'string') {
    const message = `Redis has lost what a job of "${lane.name}" was about: its maxmemory-policy has to be noeviction.`;
    state.settings.onError(new Error(message));
    throw new UnrecoverableError(message);
  }
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const running: RunningJob = {
    controller: new AbortController(),
    stopped: null,
    lockedUntil: performance.now() + state.settings.lockMs,
    ended,
  };
  lane.running.set(jobId, running);
  const watch = await watchJob(state, lane.name, jobId, running);
  let begun = false;
  try {
    if (running.stopped === null && !state.closing.signal.aborted) {
      begun = true;
      await callHandler(state, lane, stored, running);
    }
  } catch (error) {
    await watch.look();
    const willRetry = mayRetry(stored, running, error);
    const { key } = stored.data;
    const attempt = stored.attemptsMade + 1;
    state.settings.onFailedAttempt({ name: lane.name, key, attempt, willRetry, error });
    const reason = reasonOf(error, state.settings.secrets);
    throw willRetry ? new Error(reason) : new UnrecoverableError(reason);
  } finally {
    watch.end();
    lane.running.delete(jobId);
    end();
  }
  if (begun || running.stopped === 'cancelled') return;
  // Fetched in the moment of closing: somebody else's, then.
  await stored.moveToWait(token);
  throw new WaitingError();
}

async function callHandler(
  state: QueueState,
  lane: Lane,
  stored: BullmqJob<StoredJob>,
  { controller }: RunningJob,
): Promise<void> {
  const { id: jobId = '', data, attemptsMade, opts } = stored;
  await lane.handler({
    payload: data.payload as Json,
    key: data.key,
    attempt: attemptsMade + 1,
    maxAttempts: opts.attempts ?? 1,
    signal: controller.signal,
    reportProgress: ({ done, total }) =>
      useQueue(state, lane.name, { repeatable: true }, (queue) =>
        queue.updateJobProgress(jobId, { done, total }),
      ),
  });
}

/** A job whose lock was lost is somebody else's to try again: this process cannot end it any more. */
function mayRetry({ attemptsMade, opts }: BullmqJob, { stopped }: RunningJob, error: unknown): boolean {
  if (stopped !== null) return stopped === 'lost';
  if (attemptsMade + 1 >= (opts.attempts ?? 1)) return false;
  return !isNlQueryError(error) || error.retryable;
}
