export interface InProcessQueueOptions {
  /** Told of every attempt that failed. Not waited for; what it throws, or its promise rejects with, is ignored. */
  readonly onFailedAttempt?: ((failure: FailedAttempt) => void) | undefined;
}

export interface FailedAttempt {
  readonly name: string;
  readonly key: string;
  /** 1 on the first try. */
  readonly attempt: number;
  /** Another attempt follows. */
  readonly willRetry: boolean;
  /** What the handler threw or rejected with. */
  readonly error: unknown;
}
