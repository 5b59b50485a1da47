import type { ConnectionOptions } from 'mysql2';
import { loadPeer, throwIfAborted } from '../../../src/adapter-kit/index.ts';
import type { MysqlClient } from './mysql-client.ts';
import { unreachable } from './unreachable.ts';

export interface OpenClientOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly secrets: readonly string[];
}

/** One server connection, logged in. Rejects with `DATABASE_UNREACHABLE` or `ABORTED`. */
export async function openClient(
  config: ConnectionOptions,
  { timeoutMs, signal, secrets }: OpenClientOptions,
): Promise<MysqlClient> {
  throwIfAborted(signal);
  const mysql = await loadPeer('mysql2', () => import('mysql2'));
  throwIfAborted(signal);
  const connectTimeout = Math.min(Math.max(Math.ceil(timeoutMs), 1), 2_147_483_647);
  const client = mysql.createConnection({ ...config, connectTimeout }) as MysqlClient;
  // A connection that breaks while idle emits this; without a listener it would end the process.
  client.on('error', () => {});
  const abandon = () => void client.stream.destroy();
  signal?.addEventListener('abort', abandon, { once: true });
  try {
    await new Promise<void>((resolve, reject) => {
      client.connect((error) => (error ? reject(error) : resolve()));
    });
    throwIfAborted(signal);
    return client;
  } catch (error) {
    abandon();
    throwIfAborted(signal);
    throw unreachable(error, secrets);
  } finally {
    signal?.removeEventListener('abort', abandon);
  }
}
