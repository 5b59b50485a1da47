import type { Cluster, Redis, RedisOptions } from 'ioredis';

/** Exactly one of `url`, `connection` and `client` says where Redis is. */
export interface BullmqQueueOptions {
  /** `redis://user:password@host:6379/0`, or `rediss:` for TLS. */
  readonly url?: string | undefined;
  /** What ioredis takes: host, port, TLS, Sentinel. `keyPrefix` is refused: `prefix` is for that. */
  readonly connection?: RedisOptions | undefined;
  /**
   * A client of your own, a `Cluster` among them. It is used for calls and left open: closing it is yours. Jobs are run on
   * duplicates of it, which the queue closes.
   */
  readonly client?: Redis | Cluster | undefined;
  /**
   * Stands before every key. All keys of one job name share a hash tag, as a cluster demands: `nlquery:queue:{name}:…`.
   *
   * @defaultValue 'nlquery:queue:'
   */
  readonly prefix?: string | undefined;
  /**
   * Run jobs in this process. `false` in a process that only enqueues them: `define` then does nothing here.
   *
   * @defaultValue true
   */
  readonly work?: boolean | undefined;
  /**
   * How long a job is held by a process that has gone silent, milliseconds. Another one takes it up after that; renewed every half
   * of it while the process lives.
   *
   * @defaultValue 10000
   */
  readonly lockMs?: number | undefined;
  /**
   * How often a job may be taken up again because the process that ran it died, before it is given up as one that kills. These do
   * not count as attempts.
   *
   * @defaultValue 5
   */
  readonly maxRecoveries?: number | undefined;
  /** Time a call may take, reconnecting included, milliseconds. @defaultValue 5000 */
  readonly timeoutMs?: number | undefined;
  /** Told of every attempt of this process that failed. Not waited for; what it throws or rejects with is ignored. */
  readonly onFailedAttempt?: ((failure: FailedAttempt) => void) | undefined;
  /** Told of what goes wrong outside of calls, lost connections and locks above all. Not waited for; what it throws or rejects with is ignored. */
  readonly onError?: ((error: Error) => void) | undefined;
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
