import { NlQueryError, type Queue } from '../../../src/adapter-kit/index.ts';
import { cancelJob } from './cancel-job.ts';
import { closeQueue } from './close-queue.ts';
import { defineHandler } from './define-handler.ts';
import { enqueueJob } from './enqueue-job.ts';
import { inspectJob } from './inspect-job.ts';
import type { BullmqQueueOptions } from './options.ts';
import type { QueueState } from './queue-state.ts';
import { readSettings } from './read-settings.ts';

/**
 * A queue in Redis, by bullmq: jobs outlive processes, and run in any process that defines their name. A process that
 * dies with a job loses it to another after `lockMs`, at most 1.5 times that. Redis has to keep what it is given:
 * `maxmemory-policy noeviction`, and `appendonly yes` to keep jobs over its own restart.
 *
 * Building it does no I/O. With `work`, each defined name gets its worker on the next turn of the event loop, which then
 * holds the process open until `close()`.
 *
 * @throws `INVALID_OPTIONS` with the option at fault
 */
export function bullmqQueue(options: BullmqQueueOptions): Queue {
  const state: QueueState = {
    settings: readSettings(options),
    lanes: new Map(),
    link: null,
    workLink: null,
    queues: new Map(),
    closing: new AbortController(),
    closed: null,
  };
  const open = async (): Promise<QueueState> => {
    if (state.closed === null) return state;
    throw new NlQueryError('CLOSED', 'The bullmq queue has been closed.', {});
  };
  return {
    name: 'bullmq',
    capabilities: { persistent: true, distributed: true },
    define: (name, handler, define) => defineHandler(state, name, handler, define ?? {}),
    enqueue: async (name, payload, enqueue) => enqueueJob(await open(), name, payload, enqueue),
    inspect: async (name, key, call) => inspectJob(await open(), name, key, call),
    cancel: async (name, key, call) => cancelJob(await open(), name, key, call),
    close: () => closeQueue(state),
  };
}
