import type { Queue } from 'bullmq';
import type { Cluster, Redis } from 'ioredis';
import { type CallOptions, runRedisCall, throwIfAborted } from '../../../src/adapter-kit/index.ts';
import { openLink } from './open-link.ts';
import { queueFailed } from './queue-failed.ts';
import { queueName } from './queue-name.ts';
import type { QueueState } from './queue-state.ts';

export interface UseQueueOptions extends CallOptions {
  /** Doing it twice does no harm: it is done again when the connection is lost under way. */
  readonly repeatable: boolean;
}

/**
 * Runs a call on the queue of jobs called `name`, connected and within the time limit.
 *
 * @throws `QUEUE_FAILED`, `ABORTED`
 */
export async function useQueue<Result>(
  state: QueueState,
  name: string,
  { signal, repeatable }: UseQueueOptions,
  operation: (queue: Queue, client: Redis | Cluster) => Promise<Result>,
): Promise<Result> {
  throwIfAborted(signal);
  const { settings } = state;
  try {
    state.link ??= openLink(settings);
    const link = await state.link;
    const { timeoutMs } = settings;
    return await runRedisCall(link, { timeoutMs, signal, repeatable }, async (client) =>
      operation(await openQueue(state, name, client), client),
    );
  } catch (error) {
    throwIfAborted(signal);
    throw queueFailed(error, settings.secrets);
  }
}

async function openQueue(state: QueueState, name: string, client: Redis | Cluster): Promise<Queue> {
  const known = state.queues.get(name);
  if (known) return known;
  const opening = create();
  state.queues.set(name, opening);
  // A failure is not kept: the next call tries again.
  opening.catch(() => state.queues.delete(name));
  return opening;

  async function create(): Promise<Queue> {
    const { Queue } = await import('bullmq');
    const queue = new Queue(queueName(name), {
      connection: client,
      prefix: state.settings.prefix,
      // Nothing here listens to the stream of events.
      streams: { events: { maxLen: 100 } },
    });
    queue.on('error', () => {}); // the call that suffers from it tells
    await queue.waitUntilReady();
    return queue;
  }
}
