import { NlQueryError, throwIfAborted } from '../../../src/adapter-kit/index.ts';
import type { ClientPool } from './client-pool.ts';
import { endClient } from './end-client.ts';
import type { MysqlClient } from './mysql-client.ts';

/**
 * `mysql2`'s own pool is not used because it cannot give a turn up when a call is aborted, nor say when all its connections
 * are closed. A connection that was idle for `maxIdleMs` is not used again: balancers and firewalls forget it without a word, and
 * the next statement would make the database look unreachable.
 */
export function createClientPool(
  open: (signal: AbortSignal | undefined) => Promise<MysqlClient>,
  maxClients: number,
  maxIdleMs = 60_000,
): ClientPool {
  /** With the time since when. */
  const idle = new Map<MysqlClient, number>();
  const waiting = new Set<() => void>();
  const ending = new Set<Promise<void>>();
  let taken = 0;
  let closed = false;
  let drained: (() => void) | null = null;
  let closing: Promise<void> | null = null;

  /** The turn and an idle client, if there is one, in one step: `close` may come right after. */
  async function takeTurn(signal: AbortSignal | undefined): Promise<MysqlClient | undefined> {
    throwIfAborted(signal);
    while (!closed && taken >= maxClients) await nextRelease(signal);
    if (closed) throw new NlQueryError('CLOSED', 'This database connection was closed.', {});
    taken += 1;
    for (const [client, since] of idle) {
      idle.delete(client);
      if (performance.now() - since < maxIdleMs) return client;
      discard(client);
    }
    return undefined;
  }

  async function nextRelease(signal: AbortSignal | undefined): Promise<void> {
    await new Promise<void>((resolve) => {
      const wake = () => {
        waiting.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      waiting.add(wake);
      signal?.addEventListener('abort', wake, { once: true });
    });
    if (signal?.aborted) wakeNext();
    throwIfAborted(signal);
  }

  function wakeNext(): void {
    const [first] = waiting;
    first?.();
  }

  function discard(client: MysqlClient): void {
    const end = endClient(client).then(() => {
      ending.delete(end);
    });
    ending.add(end);
  }

  function giveTurnBack(): void {
    taken -= 1;
    wakeNext();
    if (taken === 0) drained?.();
  }

  return {
    acquire: async (signal) => {
      const client = await takeTurn(signal);
      if (client) return client;
      try {
        const opened = await open(signal);
        opened.once('end', () => idle.delete(opened));
        return opened;
      } catch (error) {
        giveTurnBack();
        throw error;
      }
    },
    release: (client, reusable) => {
      if (reusable && !closed && !client.stream.destroyed) idle.set(client, performance.now());
      else discard(client);
      giveTurnBack();
    },
    close: () => {
      closing ??= (async () => {
        closed = true;
        for (const wake of waiting) wake();
        for (const client of idle.keys()) discard(client);
        idle.clear();
        if (taken > 0) await new Promise<void>((resolve) => (drained = resolve));
        await Promise.all(ending);
      })();
      return closing;
    },
  };
}
