import {
  type EnqueueOptions,
  type Json,
  NlQueryError,
  reasonOf,
  throwIfAborted,
} from '../../../src/adapter-kit/index.ts';
import { laneOf } from './lane-of.ts';
import type { QueueState } from './queue-state.ts';
import { startJobs } from './start-jobs.ts';

/** `false` when a live job holds the key. */
export function enqueueJob(queue: QueueState, name: string, payload: Json, options: EnqueueOptions): boolean {
  throwIfAborted(options.signal);
  if (queue.closed) throw new NlQueryError('CLOSED', 'The in-process queue takes no jobs after close().', {});
  const lane = laneOf(queue, name);
  if (lane.live.has(options.key)) return false;
  const job = {
    name,
    key: options.key,
    payloadJson: toJson(payload),
    maxAttempts: options.maxAttempts ?? 3,
    backoffMs: options.backoffMs ?? 1_000,
    attempt: 0,
    progress: null,
    controller: null,
    timer: null,
  };
  lane.live.set(job.key, job);
  lane.waiting.add(job);
  startJobs(queue, lane);
  return true;
}

function toJson(payload: Json): string {
  try {
    const json: string | undefined = JSON.stringify(payload);
    if (json !== undefined) return json;
  } catch (error) {
    throw notJson(reasonOf(error));
  }
  throw notJson('it has no JSON form');
}

function notJson(reason: string): NlQueryError {
  return new NlQueryError('QUEUE_FAILED', `The payload is not JSON: ${reason}.`, {
    details: { adapter: 'in-process' },
    retryable: false,
  });
}
