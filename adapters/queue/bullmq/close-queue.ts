import type { QueueState } from './queue-state.ts';

/**
 * Starts no further job, waits for those that run in this process, and hangs up. What waits stays in Redis. Where the server cannot
 * be told that a job has ended, another process will take it up again.
 */
export function closeQueue(state: QueueState): Promise<void> {
  state.closed ??= close(state);
  return state.closed;
}

async function close(state: QueueState): Promise<void> {
  state.closing.abort(new Error('The bullmq queue has been closed.'));
  const lanes = [...state.lanes.values()];
  const workersClosed = Promise.allSettled(lanes.map((lane) => lane.worker?.close()));
  await Promise.all(lanes.flatMap((lane) => [...lane.running.values()].map(({ ended }) => ended)));
  await Promise.all(lanes.map((lane) => lane.starting));
  await within(workersClosed, state.settings.timeoutMs);
  const queues = await Promise.allSettled(state.queues.values());
  await Promise.allSettled(queues.map((opened) => opened.status === 'fulfilled' && opened.value.close()));
  await Promise.all([state.link, state.workLink].map(async (opening) => (await opening)?.close()));
}

async function within(promise: Promise<unknown>, timeoutMs: number): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, timeoutMs);
  await Promise.race([promise, late]);
  clearTimeout(timer);
}
