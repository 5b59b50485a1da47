/** An attempt under way in this process. */
export interface RunningJob {
  readonly controller: AbortController;
  /** Why the signal was aborted. */
  stopped: 'cancelled' | 'lost' | null;
  /** When the lock runs out unless it is renewed, by `performance.now()`. */
  lockedUntil: number;
  /** Of the attempt; never rejects. */
  readonly ended: Promise<void>;
}
