import type { ConnectionOptions } from 'mysql2';
import { endClient } from './end-client.ts';
import type { MysqlClient } from './mysql-client.ts';
import { openClient } from './open-client.ts';
import { queryRows } from './query-rows.ts';

/**
 * Sends KILL QUERY for the client's session over a connection of its own; `false` when that could not be done within
 * `timeoutMs`. It needs no free slot of the pool. What cannot be cancelled runs into the server's own limit.
 */
export async function cancelStatement(
  client: MysqlClient,
  config: ConnectionOptions,
  timeoutMs: number,
): Promise<boolean> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const killer = await openClient(config, { timeoutMs, signal, secrets: [] });
    const giveUp = () => void killer.stream.destroy();
    signal.addEventListener('abort', giveUp, { once: true });
    try {
      await queryRows(killer, `KILL QUERY ${client.threadId}`);
      return true;
    } finally {
      signal.removeEventListener('abort', giveUp);
      await endClient(killer);
    }
  } catch {
    return false;
  }
}
