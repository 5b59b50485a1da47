import type { Database } from '../../../src/adapter-kit/index.ts';
import { NlQueryError } from '../../../src/adapter-kit/index.ts';
import { connectPostgres } from './connect-postgres.ts';
import type { PostgresDatabaseOptions } from './options.ts';
import { parsePostgresUrl } from './parse-postgres-url.ts';

/**
 * PostgreSQL 12 and later, through the package `pg`. Every statement runs in a read-only transaction that is always
 * rolled back, by the extended protocol (one statement a message), under time limits that the server enforces.
 *
 * `sslmode=require`, `verify-ca` and `verify-full` all verify the server's certificate; `no-verify` encrypts without
 * doing so. PGPASSWORD and .pgpass are not read: a stored URL never gets this process's own password.
 *
 * @example
 * ```ts
 * import { postgresDatabase } from 'nlquery/database/postgres';
 *
 * const database = postgresDatabase({ maxConnections: 8 });
 * ```
 *
 * @throws `INVALID_OPTIONS`
 */
export function postgresDatabase(options: PostgresDatabaseOptions = {}): Database {
  const maxConnections = options.maxConnections ?? 4;
  if (!Number.isInteger(maxConnections) || maxConnections < 1) {
    const message = `postgresDatabase: maxConnections must be a whole number from 1 on, not ${maxConnections}.`;
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'maxConnections' } });
  }
  return {
    name: 'postgres',
    dialect: 'postgres',
    schemes: ['postgres', 'postgresql'],
    capabilities: {
      dryRun: 'explain',
      cancellation: true,
      readOnly: true,
      pinsAddresses: true,
      roleRisks: true,
      planCost: true,
    },
    parseUrl: parsePostgresUrl,
    connect: (url, connectOptions = {}) =>
      connectPostgres(url, { ...options, maxConnections }, connectOptions),
  };
}
