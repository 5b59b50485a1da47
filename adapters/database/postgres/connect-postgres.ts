import type { ClientConfig } from 'pg';
import {
  type ConnectOptions,
  createPinnedSocket,
  type DatabaseConnection,
} from '../../../src/adapter-kit/index.ts';
import { cancelStatement } from './cancel-statement.ts';
import { clientConfig } from './client-config.ts';
import { createClientPool } from './create-client-pool.ts';
import { dryRun } from './dry-run.ts';
import { inReadOnlyTransaction } from './in-read-only-transaction.ts';
import { introspect } from './introspect.ts';
import { openClient } from './open-client.ts';
import type { OpenPostgres } from './open-postgres.ts';
import type { PostgresDatabaseOptions } from './options.ts';
import { parsePostgresUrl } from './parse-postgres-url.ts';
import { roleRisks } from './role-risks.ts';
import { run } from './run.ts';

/** Logs in once, so that a wrong URL shows here, and opens further connections when calls overlap. */
export async function connectPostgres(
  url: string,
  adapterOptions: PostgresDatabaseOptions & { readonly maxConnections: number },
  options: ConnectOptions,
): Promise<DatabaseConnection> {
  const { secrets } = parsePostgresUrl(url);
  const timeoutMs = options.timeoutMs ?? 10_000;
  const config = { ...clientConfig(url, adapterOptions), ...pinned(options.addresses) };
  const open = (signal: AbortSignal | undefined) => openClient(config, { timeoutMs, signal, secrets });
  const database: OpenPostgres = {
    pool: createClientPool(open, adapterOptions.maxConnections),
    secrets,
    types: new Map(),
    cancel: (client, cancelMs) => cancelStatement(client, config, cancelMs),
  };
  const serverVersion = await readServerVersion(database, timeoutMs, options.signal);
  return {
    serverVersion,
    introspect: (callOptions = {}) => introspect(database, serverVersion, callOptions),
    dryRun: (sql, dryRunOptions = {}) => dryRun(database, sql, dryRunOptions),
    run: (sql, runOptions) => run(database, sql, runOptions),
    roleRisks: (callOptions = {}) => roleRisks(database, callOptions),
    close: () => database.pool.close(),
  };
}

function pinned(addresses: readonly string[] | undefined): Pick<ClientConfig, 'stream'> {
  return addresses ? { stream: () => createPinnedSocket(addresses) } : {};
}

async function readServerVersion(
  database: OpenPostgres,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<string> {
  try {
    return await inReadOnlyTransaction(database, { timeoutMs, signal }, async (client) => {
      const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
      return rows[0]?.server_version.split(' ')[0] ?? '';
    });
  } catch (error) {
    await database.pool.close();
    throw error;
  }
}
