import type { Database } from '../../../src/adapter-kit/index.ts';
import { NlQueryError } from '../../../src/adapter-kit/index.ts';
import { connectMysql } from './connect-mysql.ts';
import type { MysqlDatabaseOptions } from './options.ts';
import { parseMysqlUrl } from './parse-mysql-url.ts';

/**
 * MySQL 8 and MariaDB 10.5 and later, through the package `mysql2`. Every statement is prepared first (one statement, and one
 * that gives rows), runs in a read-only transaction of a read-only session that is always rolled back and reset, under time
 * limits that the server enforces.
 *
 * `dialect` says `mysql`; the catalog says which of the two the server is. `ssl-mode=REQUIRED`, `VERIFY_CA` and
 * `VERIFY_IDENTITY` all verify the server's certificate.
 *
 * @example
 * ```ts
 * import { mysqlDatabase } from 'nlquery/database/mysql';
 *
 * const database = mysqlDatabase({ maxConnections: 8 });
 * ```
 *
 * @throws `INVALID_OPTIONS`
 */
export function mysqlDatabase(options: MysqlDatabaseOptions = {}): Database {
  const maxConnections = options.maxConnections ?? 4;
  if (!Number.isInteger(maxConnections) || maxConnections < 1) {
    const message = `mysqlDatabase: maxConnections must be a whole number from 1 on, not ${maxConnections}.`;
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'maxConnections' } });
  }
  return {
    name: 'mysql',
    dialect: 'mysql',
    schemes: ['mysql', 'mariadb'],
    capabilities: {
      dryRun: 'prepare',
      cancellation: true,
      readOnly: true,
      pinsAddresses: true,
      roleRisks: true,
    },
    parseUrl: parseMysqlUrl,
    connect: (url, connectOptions = {}) => connectMysql(url, { ...options, maxConnections }, connectOptions),
  };
}
