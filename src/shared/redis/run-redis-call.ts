import type { Cluster, Redis } from 'ioredis';
import type { RedisLink } from './redis-link.ts';

export interface RedisCallOptions {
  /** For all of it, connecting included. */
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  /** Doing it twice does no harm: it is sent again when the connection is lost under way. */
  readonly repeatable: boolean;
}

/**
 * Runs `operation` once the client is connected. Rejects when that takes longer than `timeoutMs` in all, with the connection's
 * last error if there was one, and with the reason of `signal` as soon as that is aborted.
 */
export async function runRedisCall<Result>(
  link: RedisLink,
  { timeoutMs, signal, repeatable }: RedisCallOptions,
  operation: (client: Redis | Cluster) => Promise<Result>,
): Promise<Result> {
  const stop = new AbortController();
  const { promise: stopped, reject } = Promise.withResolvers<never>();
  stop.signal.addEventListener('abort', () => reject(stop.signal.reason), { once: true });
  const onTimeout = (): void =>
    stop.abort(link.lastError() ?? new Error(`Redis did not answer within ${timeoutMs} ms.`));
  const onAbort = (): void => stop.abort(signal?.reason);
  const timer = setTimeout(onTimeout, timeoutMs);
  signal?.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([stopped, attempt()]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', onAbort);
  }

  async function attempt(): Promise<Result> {
    for (;;) {
      await link.ready(stop.signal);
      try {
        return await operation(link.client);
      } catch (error) {
        if (!repeatable || !isConnectionLost(link, error)) throw error;
      }
    }
  }
}

function isConnectionLost(link: RedisLink, error: unknown): boolean {
  if (error instanceof Error && error.name === 'ReplyError') return false;
  return !link.isUsable() || (error instanceof Error && error.name === 'MaxRetriesPerRequestError');
}
