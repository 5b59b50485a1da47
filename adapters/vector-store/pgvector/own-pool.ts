import type { Client, Pool, PoolConfig } from 'pg';
import { loadPeer } from '../../../src/adapter-kit/index.ts';
import type { PgvectorVectorStoreOptions } from './options.ts';
import type { PostgresPool } from './postgres-pool.ts';

export interface OwnPool extends PostgresPool {
  /** Gives up connecting, waits for connections in use, closes all. */
  close(): Promise<void>;
}

/** A pool of connections to `url`. Makes none yet. */
export async function openOwnPool(url: string, options: PgvectorVectorStoreOptions): Promise<OwnPool> {
  const pg = await loadPeer('pg', () => import('pg'));
  const connecting = new Set<Client>();
  /** `pg`'s pool has no way to stop a connection that is being made: here they are at hand. */
  function TrackedClient(config: PoolConfig): Client {
    const client = new pg.Client(config);
    connecting.add(client);
    for (const event of ['connect', 'error', 'end'] as const)
      (client as NodeJS.EventEmitter).once(event, () => connecting.delete(client));
    return client;
  }
  const pool: Pool = new pg.Pool({
    application_name: 'nlquery',
    connectionString: url,
    max: options.maxConnections ?? 8,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    allowExitOnIdle: true,
    Client: TrackedClient as unknown as NonNullable<PoolConfig['Client']>,
  });
  // An idle connection that breaks is dropped by the pool; without a listener it would end the process.
  pool.on('error', () => {});
  return {
    connect: () => pool.connect(),
    close: async () => {
      const ended = pool.end();
      for (const client of connecting) client.connection.stream.destroy();
      await ended;
    },
  };
}
