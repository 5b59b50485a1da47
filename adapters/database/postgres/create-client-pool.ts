import type { Client } from 'pg';
import { type ConnectionPool, createConnectionPool } from '../../../src/adapter-kit/index.ts';
import { endClient } from './end-client.ts';

/**
 * `pg`'s own pool is not used because its one time limit covers the wait for a turn as well as the connecting: under
 * load, waiting would look like an unreachable server.
 */
export function createClientPool(
  open: (signal: AbortSignal | undefined) => Promise<Client>,
  maxConnections: number,
): ConnectionPool<Client> {
  const isOpen = (client: Client): boolean => !client.connection.stream.destroyed;
  return createConnectionPool({ open, end: endClient, isOpen, maxConnections });
}
