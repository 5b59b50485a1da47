import type { JobProgress } from '../../../src/adapter-kit/index.ts';

/** A job that waits, is put off until its next attempt, or runs. */
export interface LiveJob {
  readonly name: string;
  readonly key: string;
  /** Kept as text: each attempt gets a copy of its own. */
  readonly payloadJson: string;
  readonly maxAttempts: number;
  readonly backoffMs: number;
  /** Attempts begun so far. */
  attempt: number;
  progress: JobProgress | null;
  /** Set while an attempt runs. */
  controller: AbortController | null;
  /** Set between two attempts. */
  timer: NodeJS.Timeout | null;
}
