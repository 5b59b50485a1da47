import { NlQueryError } from '../errors/nl-query-error.ts';
import { throwIfAborted } from './throw-if-aborted.ts';

/** The server connections of one open database. */
export interface ConnectionPool<Connection> {
  /** An idle one or a new one; waits for its turn when all are taken. Rejects with `ABORTED` and `CLOSED`. */
  acquire(signal?: AbortSignal): Promise<Connection>;
  /** Gives it back; `reusable: false` closes it. */
  release(connection: Connection, reusable: boolean): void;
  /** Closes the idle ones at once, the others when they are given back, and resolves when all are. */
  close(): Promise<void>;
}

export interface ConnectionPoolOptions<Connection> {
  /** Logs in. What it rejects with, `acquire` rejects with. */
  readonly open: (signal: AbortSignal | undefined) => Promise<Connection>;
  /** Takes leave of the server and closes the socket. Never rejects. */
  readonly end: (connection: Connection) => Promise<void>;
  /** Whether the socket has not been destroyed. */
  readonly isOpen: (connection: Connection) => boolean;
  readonly maxConnections: number;
  /**
   * How long a connection may have been idle to be used again, milliseconds: balancers and firewalls forget it without a word, and
   * the next statement would make the database look unreachable.
   *
   * @defaultValue Infinity
   */
  readonly maxIdleMs?: number | undefined;
}

/**
 * Connections of a driver that emit `end` when the server hangs up. A time limit on `open` covers the connecting alone, unlike in
 * the drivers' own pools: waiting for a turn does not look like an unreachable server.
 */
export function createConnectionPool<
  Connection extends { once(event: 'end', listener: () => void): unknown },
>({
  open,
  end,
  isOpen,
  maxConnections,
  maxIdleMs = Number.POSITIVE_INFINITY,
}: ConnectionPoolOptions<Connection>): ConnectionPool<Connection> {
  /** With the time since when. */
  const idle = new Map<Connection, number>();
  const waiting = new Set<() => void>();
  const ending = new Set<Promise<void>>();
  let taken = 0;
  let closed = false;
  let drained: (() => void) | null = null;
  let closing: Promise<void> | null = null;

  /** The turn and an idle connection, if there is one, in one step: `close` may come right after. */
  async function takeTurn(signal: AbortSignal | undefined): Promise<Connection | undefined> {
    throwIfAborted(signal);
    while (!closed && taken >= maxConnections) await nextRelease(signal);
    if (closed) throw new NlQueryError('CLOSED', 'This database connection was closed.', {});
    taken += 1;
    for (const [connection, since] of idle) {
      idle.delete(connection);
      if (performance.now() - since < maxIdleMs) return connection;
      discard(connection);
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

  function discard(connection: Connection): void {
    const goodbye = end(connection).then(() => {
      ending.delete(goodbye);
    });
    ending.add(goodbye);
  }

  function giveTurnBack(): void {
    taken -= 1;
    wakeNext();
    if (taken === 0) drained?.();
  }

  return {
    acquire: async (signal) => {
      const connection = await takeTurn(signal);
      if (connection) return connection;
      try {
        const opened = await open(signal);
        opened.once('end', () => idle.delete(opened));
        return opened;
      } catch (error) {
        giveTurnBack();
        throw error;
      }
    },
    release: (connection, reusable) => {
      if (reusable && !closed && isOpen(connection)) idle.set(connection, performance.now());
      else discard(connection);
      giveTurnBack();
    },
    close: () => {
      closing ??= (async () => {
        closed = true;
        for (const wake of waiting) wake();
        for (const connection of idle.keys()) discard(connection);
        idle.clear();
        if (taken > 0) await new Promise<void>((resolve) => (drained = resolve));
        await Promise.all(ending);
      })();
      return closing;
    },
  };
}
