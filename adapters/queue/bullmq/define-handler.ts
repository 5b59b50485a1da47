import {
  type DefineOptions,
  type JobHandler,
  type Json,
  NlQueryError,
} from '../../../src/adapter-kit/index.ts';
import type { QueueState } from './queue-state.ts';
import { startWorker } from './start-worker.ts';

/**
 * Sets or replaces what this process does with jobs of `name`. The worker connects on a later turn of the event loop, and goes on
 * trying for as long as the server cannot be reached.
 *
 * @throws `INVALID_OPTIONS` when `concurrency` is not a whole number from 1 on
 */
export function defineHandler<Payload extends Json>(
  state: QueueState,
  name: string,
  handler: JobHandler<Payload>,
  options: DefineOptions,
): void {
  const concurrency = options.concurrency ?? 1;
  if (!(concurrency >= 1) || !Number.isInteger(concurrency)) {
    const message = `The concurrency of "${name}" must be a whole number from 1 on.`;
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'concurrency' } });
  }
  if (!state.settings.work || state.closed !== null) return;
  // Payloads come back as they were enqueued; that they fit the handler is the caller's word, as in any queue.
  const jsonHandler = handler as unknown as JobHandler<Json>;
  const known = state.lanes.get(name);
  if (known) {
    known.handler = jsonHandler;
    known.concurrency = concurrency;
    if (known.worker) known.worker.concurrency = concurrency;
    return;
  }
  const lane = { name, handler: jsonHandler, concurrency, starting: null, worker: null, running: new Map() };
  state.lanes.set(name, lane);
  setImmediate(() => startWorker(state, lane));
}
