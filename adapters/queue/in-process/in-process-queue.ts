import { type Queue, throwIfAborted } from '../../../src/adapter-kit/index.ts';
import { cancelJob } from './cancel-job.ts';
import { closeQueue } from './close-queue.ts';
import { defineHandler } from './define-handler.ts';
import { enqueueJob } from './enqueue-job.ts';
import { inspectJob } from './inspect-job.ts';
import type { InProcessQueueOptions } from './options.ts';
import type { QueueState } from './queue-state.ts';

/**
 * A queue without a server: jobs run in this process and are lost with it. A job whose name has no handler yet waits for
 * one. After `close()`, `enqueue` rejects with `CLOSED`.
 */
export function inProcessQueue(options: InProcessQueueOptions = {}): Queue {
  const queue: QueueState = {
    lanes: new Map(),
    onFailedAttempt: options.onFailedAttempt ?? null,
    closed: false,
    keepAlive: null,
  };
  return {
    name: 'in-process',
    capabilities: { persistent: false, distributed: false },
    define: (name, handler, define) => defineHandler(queue, name, handler, define ?? {}),
    enqueue: async (name, payload, enqueue) => enqueueJob(queue, name, payload, enqueue),
    inspect: async (name, key, call) => {
      throwIfAborted(call?.signal);
      return inspectJob(queue, name, key);
    },
    cancel: async (name, key, call) => {
      throwIfAborted(call?.signal);
      return cancelJob(queue, name, key);
    },
    close: () => closeQueue(queue),
  };
}
