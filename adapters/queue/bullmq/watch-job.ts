import type { Cluster, Redis } from 'ioredis';
import { cancelMark } from './cancel-mark.ts';
import type { QueueState } from './queue-state.ts';
import type { RunningJob } from './running-job.ts';
import { useQueue } from './use-queue.ts';

const lookEveryMs = 250;

export interface JobWatch {
  /** Looks now. */
  readonly look: () => Promise<void>;
  /** To be called when the attempt is over. */
  readonly end: () => void;
}

/** Aborts the job when it has been cancelled, or when its lock has run out unrenewed. Has looked once when it resolves. */
export async function watchJob(
  state: QueueState,
  name: string,
  jobId: string,
  running: RunningJob,
): Promise<JobWatch> {
  const mark = cancelMark(state.settings, name, jobId);
  let looking: Promise<void> | null = null;

  function call(command: (client: Redis | Cluster) => Promise<number>): Promise<number> {
    return useQueue(state, name, { repeatable: true }, (_, client) => command(client));
  }

  async function readMark(): Promise<void> {
    try {
      if ((await call((client) => client.exists(mark))) === 1) stop('cancelled');
    } catch (error) {
      state.settings.onError(error as Error);
    } finally {
      looking = null;
    }
  }

  function look(): Promise<void> {
    looking ??= readMark();
    return looking;
  }

  function stop(reason: 'cancelled' | 'lost'): void {
    if (running.stopped !== null) return;
    running.stopped = reason;
    running.controller.abort();
  }

  await look();
  const timer = setInterval(() => {
    if (performance.now() > running.lockedUntil) stop('lost');
    look();
  }, lookEveryMs);
  return {
    look,
    end: () => {
      clearInterval(timer);
      // Until now it was needed: had this process died, the next one would have had to find it.
      if (running.stopped === 'cancelled') call((client) => client.del(mark)).catch(state.settings.onError);
    },
  };
}
