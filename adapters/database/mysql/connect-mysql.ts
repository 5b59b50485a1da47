import type { ConnectOptions, DatabaseConnection } from '../../../src/adapter-kit/index.ts';
import { throwIfAborted, timerDelay } from '../../../src/adapter-kit/index.ts';
import { cancelStatement } from './cancel-statement.ts';
import { clientConfig } from './client-config.ts';
import { createClientPool } from './create-client-pool.ts';
import { dryRun } from './dry-run.ts';
import { findSchema } from './find-schema.ts';
import { introspect } from './introspect.ts';
import { openClient } from './open-client.ts';
import type { OpenMysql } from './open-mysql.ts';
import type { MysqlDatabaseOptions } from './options.ts';
import { parseMysqlUrl } from './parse-mysql-url.ts';
import { pinnedConfig } from './pinned-config.ts';
import { readServer } from './read-server.ts';
import { roleRisks } from './role-risks.ts';
import { run } from './run.ts';
import { unknownDatabase } from './unknown-database.ts';
import { unreachable } from './unreachable.ts';

/** Logs in once, so that a wrong URL shows here, and opens further connections when calls overlap. */
export async function connectMysql(
  url: string,
  adapterOptions: MysqlDatabaseOptions & { readonly maxConnections: number },
  options: ConnectOptions,
): Promise<DatabaseConnection> {
  const { secrets, databaseName } = parseMysqlUrl(url);
  const { timeoutMs = 10_000, signal: connectSignal } = options;
  const config = pinnedConfig(clientConfig(url, adapterOptions), options.addresses);
  const open = (signal: AbortSignal | undefined) => openClient(config, { timeoutMs, signal, secrets });
  const pool = createClientPool(open, adapterOptions.maxConnections);
  const first = await pool.acquire(connectSignal);
  const abandon = () => void first.stream.destroy();
  const deadline = setTimeout(abandon, timerDelay(timeoutMs));
  connectSignal?.addEventListener('abort', abandon, { once: true });
  try {
    const server = await readServer(first);
    const place = await findSchema(first, databaseName);
    if (!place) throw unknownDatabase(databaseName);
    const database: OpenMysql = {
      pool,
      server,
      place,
      databaseName,
      schemas: adapterOptions.schemas ?? [],
      secrets,
      cancel: (client, cancelMs) => cancelStatement(client, config, cancelMs),
    };
    pool.release(first, true);
    return {
      serverVersion: database.server.version,
      introspect: (callOptions = {}) => introspect(database, callOptions),
      dryRun: (sql, dryRunOptions = {}) => dryRun(database, sql, dryRunOptions),
      run: (sql, runOptions) => run(database, sql, runOptions),
      roleRisks: (callOptions = {}) => roleRisks(database, callOptions),
      close: () => pool.close(),
    };
  } catch (error) {
    pool.release(first, false);
    await pool.close();
    throwIfAborted(connectSignal);
    throw unreachable(error, secrets);
  } finally {
    clearTimeout(deadline);
    connectSignal?.removeEventListener('abort', abandon);
  }
}
