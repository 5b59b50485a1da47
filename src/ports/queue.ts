import type { CallOptions } from './call-options.ts';
import type { Json } from './json.ts';

/** Runs jobs later, in this process or another. Delivery is at least once: handlers are idempotent. */
export interface Queue {
  /** The adapter's subpath without its kind: `bullmq` for `nlquery/queue/bullmq`. */
  readonly name: string;
  readonly capabilities: QueueCapabilities;
  /** Registers what to do with jobs of `name`. Defining a name twice replaces its handler. Does no I/O. */
  define<Payload extends Json>(name: string, handler: JobHandler<Payload>, options?: DefineOptions): void;
  /**
   * Adds a job and resolves once it is stored; `false` when a live job (waiting, delayed or running) already holds `key`, which
   * then goes on with its own payload.
   *
   * Rejects with `QUEUE_FAILED` when the job could not be stored.
   */
  enqueue(name: string, payload: Json, options: EnqueueOptions): Promise<boolean>;
  /** Where the live job under `key` stands; `null` when there is none. */
  inspect(name: string, key: string, options?: CallOptions): Promise<JobState | null>;
  /** Withdraws a waiting job, aborts the `signal` of a running one; `false` when no live job holds `key`. */
  cancel(name: string, key: string, options?: CallOptions): Promise<boolean>;
  /** Takes no further jobs and waits for the running ones. Safe to call twice. */
  close(): Promise<void>;
}

export interface QueueCapabilities {
  /** Jobs outlive the process that enqueued them. */
  readonly persistent: boolean;
  /** Handlers may run in another process than the one that enqueues. */
  readonly distributed: boolean;
}

/** Resolving ends the job; rejecting retries it, unless the error says `retryable: false`. */
export type JobHandler<Payload extends Json> = (job: Job<Payload>) => Promise<void>;

export interface Job<Payload extends Json> {
  readonly payload: Payload;
  readonly key: string;
  /** 1 on the first try. */
  readonly attempt: number;
  /** The attempt after which the queue gives up. */
  readonly maxAttempts: number;
  /** Aborted by `cancel`, or when the queue can no longer keep the job (a lost lock, a forced close). */
  readonly signal: AbortSignal;
  reportProgress(progress: JobProgress): Promise<void>;
}

export interface JobProgress {
  readonly done: number;
  readonly total: number;
}

export interface JobState {
  readonly state: 'waiting' | 'running';
  readonly progress: JobProgress | null;
}

export interface DefineOptions {
  /** Jobs of this name that one process runs at a time. @defaultValue 1 */
  readonly concurrency?: number | undefined;
}

export interface EnqueueOptions extends CallOptions {
  /** One live job a key. Any text. */
  readonly key: string;
  /** @defaultValue 3 */
  readonly maxAttempts?: number | undefined;
  /** Wait before the second attempt; doubles with each further one. @defaultValue 1000 */
  readonly backoffMs?: number | undefined;
}
