import type { Worker } from 'bullmq';
import type { JobHandler, Json } from '../../../src/adapter-kit/index.ts';
import type { RunningJob } from './running-job.ts';

/** What this process does with the jobs of one name. */
export interface Lane {
  readonly name: string;
  handler: JobHandler<Json>;
  concurrency: number;
  /** Resolves when the worker runs, or will never; `null` until it has been started. */
  starting: Promise<void> | null;
  worker: Worker | null;
  /** By bullmq's job id. */
  readonly running: Map<string, RunningJob>;
}
