import { type ConnectionPool, createConnectionPool } from '../../../src/adapter-kit/index.ts';
import { endClient } from './end-client.ts';
import type { MysqlClient } from './mysql-client.ts';

/** `mysql2`'s own pool is not used because it cannot give a turn up when a call is aborted, nor say when all its connections are closed. */
export function createClientPool(
  open: (signal: AbortSignal | undefined) => Promise<MysqlClient>,
  maxConnections: number,
  maxIdleMs = 60_000,
): ConnectionPool<MysqlClient> {
  const isOpen = (client: MysqlClient): boolean => !client.stream.destroyed;
  return createConnectionPool({ open, end: endClient, isOpen, maxConnections, maxIdleMs });
}
