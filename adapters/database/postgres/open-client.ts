import type { Client, ClientConfig } from 'pg';
import { loadPeer, throwIfAborted } from '../../../src/adapter-kit/index.ts';
import { unreachable } from './unreachable.ts';

export interface OpenClientOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly secrets: readonly string[];
}

/** One server connection, logged in. Rejects with `DATABASE_UNREACHABLE` or `ABORTED`. */
export async function openClient(config: ClientConfig, options: OpenClientOptions): Promise<Client> {
  const { signal, secrets } = options;
  throwIfAborted(signal);
  const pg = await loadPeer('pg', () => import('pg'));
  const connectionTimeoutMillis = Math.min(Math.max(1, options.timeoutMs), 2_147_483_647);
  const client = new pg.Client({ ...config, connectionTimeoutMillis });
  // A connection that breaks while idle emits this; without a listener it would end the process.
  client.on('error', () => {});
  const abandon = () => client.connection.stream.destroy();
  signal?.addEventListener('abort', abandon, { once: true });
  try {
    await client.connect();
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
