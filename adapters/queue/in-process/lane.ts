import type { JobHandler, Json } from '../../../src/adapter-kit/index.ts';
import type { LiveJob } from './live-job.ts';

/** All jobs of one name. */
export interface Lane {
  /** `null` until the name is defined; its jobs wait. */
  handler: JobHandler<Json> | null;
  concurrency: number;
  /** By key: waiting, put off and running ones. */
  readonly live: Map<string, LiveJob>;
  /** Ready to run, first come first served. */
  readonly waiting: Set<LiveJob>;
  /** Each with the promise of its attempt's end, which never rejects. */
  readonly running: Map<LiveJob, Promise<void>>;
}
