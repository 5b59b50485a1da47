import type { Cluster, Redis } from 'ioredis';
import type { RedisLink } from './redis-link.ts';

/**
 * Follows the client by one listener an event, however many calls wait for it. `close` hangs up when it `isOurs`, waiting at most
 * `timeoutMs` for the server's goodbye; otherwise it only takes the listeners away.
 */
export function watchRedisClient(
  client: Redis | Cluster,
  { isOurs, timeoutMs }: { readonly isOurs: boolean; readonly timeoutMs: number },
): RedisLink {
  const waiting = new Set<() => void>();
  let lastError: Error | null = null;
  let closed = false;
  const wake = (): void => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const onReady = (): void => {
    lastError = null;
    wake();
  };
  const onError = (error: Error): void => {
    lastError = error;
  };
  client.on('ready', onReady).on('end', wake).on('error', onError);

  return {
    client,
    lastError: () => lastError,
    isUsable: () => isUsable(client),
    ready: async (signal) => {
      while (!isUsable(client)) {
        signal.throwIfAborted();
        if (closed || client.status === 'end') throw new Error('The connection to Redis has been closed.');
        // What goes wrong is told by 'error' events, and the client goes on trying.
        if (client.status === 'wait') client.connect().catch(() => {});
        const { promise, resolve } = Promise.withResolvers<void>();
        waiting.add(resolve);
        signal.addEventListener('abort', () => resolve(), { once: true });
        await promise;
        waiting.delete(resolve);
      }
      signal.throwIfAborted();
    },
    close: async () => {
      closed = true;
      if (isOurs && client.status === 'ready') await within(client.quit(), timeoutMs);
      if (isOurs) client.disconnect();
      else client.off('error', onError);
      client.off('ready', onReady).off('end', wake);
      wake();
    },
  };
}

/** A client is `ready` for a moment after the server has hung up; a cluster has no stream of its own. */
function isUsable(client: Redis | Cluster): boolean {
  const { stream } = client as { stream?: { writable?: boolean } };
  return client.status === 'ready' && stream?.writable !== false;
}

/** A connection that breaks while it is being closed is closed. */
async function within(promise: Promise<unknown>, timeoutMs: number): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, timeoutMs);
  await Promise.race([promise.catch(() => {}), late]);
  clearTimeout(timer);
}
