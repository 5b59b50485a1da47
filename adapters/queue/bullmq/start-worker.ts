import type { Worker } from 'bullmq';
import { abortableDelay } from '../../../src/adapter-kit/index.ts';
import type { Lane } from './lane.ts';
import { openWorkLink } from './open-work-link.ts';
import { processJob } from './process-job.ts';
import { queueName } from './queue-name.ts';
import type { QueueState } from './queue-state.ts';

const retryMs = 1_000;

/** Starts what runs the lane's jobs, and tries again until it has or the queue is closed. */
export function startWorker(state: QueueState, lane: Lane): void {
  const { signal } = state.closing;
  if (signal.aborted) return;
  lane.starting = untilStarted();

  async function untilStarted(): Promise<void> {
    while (!signal.aborted) {
      try {
        return await start(state, lane);
      } catch (error) {
        if (signal.aborted) return;
        state.settings.onError(error as Error);
        await abortableDelay(retryMs, signal).catch(() => {});
      }
    }
  }
}

async function start(state: QueueState, lane: Lane): Promise<void> {
  const { settings } = state;
  const { signal } = state.closing;
  state.workLink ??= openWorkLink(settings);
  const link = await state.workLink;
  await link.ready(signal);
  const { Worker } = await import('bullmq');
  const worker: Worker = new Worker(
    queueName(lane.name),
    (job, token) => processJob(state, lane, job, token),
    {
      connection: link.client,
      prefix: settings.prefix,
      concurrency: lane.concurrency,
      lockDuration: settings.lockMs,
      stalledInterval: settings.lockMs / 2,
      maxStalledCount: settings.maxRecoveries,
      runRetryDelay: retryMs,
      // Jobs say so themselves; one whose record Redis has lost cannot.
      removeOnComplete: { count: 0 },
      removeOnFail: { count: 0 },
      autorun: false,
    },
  );
  worker.on('error', settings.onError);
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const jobId of jobIds) stop(lane, jobId);
  });
  worker.on('locksRenewed', ({ jobIds }) => {
    for (const jobId of jobIds) renew(lane, jobId, settings.lockMs);
  });
  await untilReady(worker, signal);
  lane.worker = worker;
  worker.concurrency = lane.concurrency;
  worker.run().catch(settings.onError);
}

async function untilReady(worker: Worker, signal: AbortSignal): Promise<void> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  try {
    await Promise.race([worker.waitUntilReady(), aborted]);
    signal.throwIfAborted();
  } catch (error) {
    worker.close(true).catch(() => {}); // it never ran
    throw error;
  }
}

function stop(lane: Lane, jobId: string): void {
  const running = lane.running.get(jobId);
  if (!running || running.stopped !== null) return;
  running.stopped = 'lost';
  running.controller.abort();
}

function renew(lane: Lane, jobId: string, lockMs: number): void {
  const running = lane.running.get(jobId);
  if (running) running.lockedUntil = performance.now() + lockMs;
}
