import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import { NlQueryError } from '../errors/nl-query-error.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Database, DatabaseConnection } from '../ports/database.ts';
import { orAborted } from '../shared/or-aborted.ts';
import type { Connections, ConnectionTarget } from './connections.ts';
import { findDatabase } from './find-database.ts';

export interface ConnectionsOptions {
  /** An unused connection is closed after this time. @defaultValue 60000 */
  readonly idleMs?: number | undefined;
}

interface Entry {
  readonly opening: Promise<DatabaseConnection>;
  users: number;
  dropped: boolean;
  idleTimer: NodeJS.Timeout | null;
}

export function createConnections(
  databases: readonly Database[],
  options: ConnectionsOptions = {},
): Connections {
  const entries = new Map<string, Entry>();
  const idleMs = options.idleMs ?? 60_000;
  let closed = false;

  function open(target: ConnectionTarget, callOptions: CallOptions): Entry {
    const opening = findDatabase(databases, target.dbUrl).connect(target.dbUrl, callOptions);
    const entry: Entry = { opening, users: 0, dropped: false, idleTimer: null };
    entries.set(target.tenantId, entry);
    opening.catch(() => forget(target.tenantId, entry));
    return entry;
  }

  function forget(tenantId: string, entry: Entry): void {
    entry.dropped = true;
    if (entries.get(tenantId) === entry) entries.delete(tenantId);
  }

  async function closeEntry(entry: Entry): Promise<void> {
    if (entry.idleTimer) clearTimeout(entry.idleTimer);
    const connection = await entry.opening.catch(() => null);
    await connection?.close();
  }

  async function release(tenantId: string, entry: Entry): Promise<void> {
    entry.users -= 1;
    if (entry.users > 0) return;
    // What the call gave or why it failed is not to be lost to a goodbye that fails.
    if (entry.dropped || closed) return closeEntry(entry).catch(() => {});
    entry.idleTimer = setTimeout(() => {
      forget(tenantId, entry);
      closeEntry(entry).catch(() => {});
    }, idleMs);
    entry.idleTimer.unref();
  }

  async function useEntry<Result>(
    tenantId: string,
    entry: Entry,
    use: (connection: DatabaseConnection) => Promise<Result>,
    { signal }: CallOptions,
  ): Promise<Result> {
    if (entry.idleTimer) clearTimeout(entry.idleTimer);
    entry.users += 1;
    try {
      return await use(await orAborted(entry.opening, signal));
    } catch (error) {
      if (isNlQueryError(error, 'DATABASE_UNREACHABLE')) forget(tenantId, entry);
      throw error;
    } finally {
      await release(tenantId, entry);
    }
  }

  return {
    with: async (target, use, callOptions = {}) => {
      for (let hasReplaced = false; ; ) {
        if (closed) throw new NlQueryError('CLOSED', 'This instance has been closed.', {});
        const kept = entries.get(target.tenantId);
        const entry = kept ?? open(target, callOptions);
        try {
          return await useEntry(target.tenantId, entry, use, callOptions);
        } catch (error) {
          if (!kept || callOptions.signal?.aborted) throw error;
          if (wasOpeningAborted(error, entry)) continue;
          if (hasReplaced || !isNlQueryError(error, 'DATABASE_UNREACHABLE')) throw error;
          hasReplaced = true;
        }
      }
    },
    drop: async (tenantId) => {
      const entry = entries.get(tenantId);
      if (!entry) return;
      forget(tenantId, entry);
      if (entry.users === 0) await closeEntry(entry);
    },
    close: async () => {
      closed = true;
      const idle = [...entries.values()].filter(({ users }) => users === 0);
      entries.clear();
      await Promise.all(idle.map(closeEntry));
    },
  };
}

/** Another call was opening the connection, and its own signal was aborted. */
function wasOpeningAborted(error: unknown, entry: Entry): boolean {
  return entry.dropped && isNlQueryError(error, 'ABORTED');
}
