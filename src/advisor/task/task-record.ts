import type { EncryptedUrl } from '../../workspace/url-cipher.ts';
import type { AdvisorResult, TaskStage } from '../advisor-service.ts';
import type { AdvisorPayload } from '../payload/advisor-payload.ts';
import type { AdvisorReport } from '../report/advisor-report.ts';

/** A task as it was submitted. What it was given is deleted when it ends. */
export type TaskRecord = {
  /** `null` for nobody in particular. */
  readonly ownerId: string | null;
  /** Milliseconds since the epoch. */
  readonly submittedAt: number;
  readonly given: GivenTask | null;
};

export type GivenTask = Pick<AdvisorPayload, 'ddl' | 'queries'> & {
  /** `null` offline. */
  readonly encryptedUrl: EncryptedUrl | null;
  readonly precompute: boolean;
  readonly prune: boolean;
};

/** How far a task that has not ended is. */
export type TaskLease = {
  /** The job that works on it; `null` until one has started. */
  readonly jobId: string | null;
  /** Milliseconds since the epoch: when to look whether its worker still lives. */
  readonly leaseUntil: number;
  /** Milliseconds since the epoch; `null` until a worker has first taken it. */
  readonly startedAt: number | null;
  /** How often it was put in the queue again because no worker held it. */
  readonly resumed: number;
  readonly stage: TaskStage;
  readonly progress: { readonly done: number; readonly total: number } | null;
};

/** Written once, by whoever ends the task first: the one truth about how it ended. */
export type TaskEnd = {
  readonly reason: string | null;
  readonly result: AdvisorResult;
  readonly report: AdvisorReport;
};
