import {
  type DefineOptions,
  type JobHandler,
  type Json,
  NlQueryError,
} from '../../../src/adapter-kit/index.ts';
import { laneOf } from './lane-of.ts';
import type { QueueState } from './queue-state.ts';
import { startJobs } from './start-jobs.ts';

/**
 * Sets or replaces what is done with jobs of `name`; those that waited for it start.
 *
 * @throws `INVALID_OPTIONS` when `concurrency` is not a whole number from 1 on
 */
export function defineHandler<Payload extends Json>(
  queue: QueueState,
  name: string,
  handler: JobHandler<Payload>,
  options: DefineOptions,
): void {
  const concurrency = options.concurrency ?? 1;
  if (!(concurrency >= 1) || !Number.isInteger(concurrency)) {
    const message = `The concurrency of "${name}" must be a whole number from 1 on.`;
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'concurrency' } });
  }
  const lane = laneOf(queue, name);
  // Payloads come back as they were enqueued; that they fit the handler is the caller's word, as in any queue.
  lane.handler = handler as unknown as JobHandler<Json>;
  lane.concurrency = concurrency;
  startJobs(queue, lane);
}
