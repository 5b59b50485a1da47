import { randomUUID } from 'node:crypto';
import { type EnqueueOptions, type Json, NlQueryError, reasonOf } from '../../../src/adapter-kit/index.ts';
import { holderId } from './holder-id.ts';
import type { QueueState } from './queue-state.ts';
import { useQueue } from './use-queue.ts';

/**
 * `false` when a live job holds the key. bullmq looks at the key and stores the job in one step on the server, and frees the key in
 * the step that ends the job: it says whose job holds the key by the id, which is new with every call. (The key as the job id would
 * not do: whether the job was added could only be read later, when it may have ended.)
 */
export async function enqueueJob(
  state: QueueState,
  name: string,
  payload: Json,
  options: EnqueueOptions,
): Promise<boolean> {
  const { key, maxAttempts = 3, backoffMs = 1_000, signal } = options;
  const jobId = `job-${randomUUID()}`;
  const data = JSON.parse(toJson({ key, payload }));
  return useQueue(state, name, { signal, repeatable: true }, async (queue) => {
    const job = await queue.add(name === '' ? '-' : name, data, {
      jobId,
      deduplication: { id: holderId(key) },
      attempts: maxAttempts,
      backoff: { type: 'exponential', delay: backoffMs },
      removeOnComplete: true,
      removeOnFail: true,
      stackTraceLimit: 0,
    });
    return job.id === jobId;
  });
}

function toJson(data: { readonly key: string; readonly payload: Json }): string {
  try {
    if (data.payload !== undefined) return JSON.stringify(data);
  } catch (error) {
    throw notJson(reasonOf(error));
  }
  throw notJson('it has no JSON form');
}

function notJson(reason: string): NlQueryError {
  return new NlQueryError('QUEUE_FAILED', `The payload is not JSON: ${reason}.`, {
    details: { adapter: 'bullmq' },
    retryable: false,
  });
}
