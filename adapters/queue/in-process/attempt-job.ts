import { isNlQueryError, type JobHandler, type Json } from '../../../src/adapter-kit/index.ts';
import type { LiveJob } from './live-job.ts';

/**
 * Calls the handler once, on a later turn of the event loop, so that whoever enqueued goes first. Never rejects: `retry`
 * when the job failed and may be tried again.
 */
export async function attemptJob(
  job: LiveJob,
  handler: JobHandler<Json>,
  onFailure: (failure: { error: unknown; willRetry: boolean }) => void,
): Promise<'ended' | 'retry'> {
  const controller = new AbortController();
  job.controller = controller;
  job.attempt += 1;
  await new Promise((resolve) => setImmediate(resolve));
  try {
    if (controller.signal.aborted) return 'ended';
    await handler({
      payload: JSON.parse(job.payloadJson),
      key: job.key,
      attempt: job.attempt,
      maxAttempts: job.maxAttempts,
      signal: controller.signal,
      reportProgress: async ({ done, total }) => {
        job.progress = { done, total };
      },
    });
    return 'ended';
  } catch (error) {
    const willRetry = mayRetry(job, controller.signal, error);
    onFailure({ error, willRetry });
    return willRetry ? 'retry' : 'ended';
  }
}

function mayRetry(job: LiveJob, signal: AbortSignal, error: unknown): boolean {
  if (signal.aborted || job.attempt >= job.maxAttempts) return false;
  return !isNlQueryError(error) || error.retryable;
}
