import { userInfo } from 'node:os';
import type { ConnectionOptions } from 'mysql2';
import type { MysqlDatabaseOptions } from './options.ts';
import { tlsMode } from './tls-mode.ts';

/**
 * The settings of one server connection to a URL that `parseMysqlUrl` has accepted. The URL itself never goes to
 * `mysql2`, which would take any of its own options from the parameters.
 */
export function clientConfig(url: string, options: MysqlDatabaseOptions): ConnectionOptions {
  const parsed = new URL(url);
  const parameters = parsed.searchParams;
  const mode = tlsMode(parameters) ?? 'none';
  return {
    host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(parsed.port || 3306),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    user: decodeURIComponent(parsed.username) || parameters.get('user') || userInfo().username,
    password: decodeURIComponent(parsed.password) || parameters.get('password') || '',
    charset: 'utf8mb4',
    multipleStatements: false,
    // mysql2 asks for all of these otherwise; IGNORE_SPACE would change how the server reads function names.
    flags: ['-LOCAL_FILES', '-IGNORE_SPACE', '-ODBC', '-MULTI_RESULTS'],
    supportBigNumbers: true,
    dateStrings: true,
    jsonStrings: true,
    rowsAsArray: true,
    enableKeepAlive: true,
    connectAttributes: { program_name: options.applicationName ?? 'nlquery' },
    // A server, or who poses as one, may ask for the password in the clear: only over TLS.
    enableCleartextPlugin: mode !== 'none',
    ...(mode === 'none'
      ? {}
      : { ssl: { ...options.tls, rejectUnauthorized: true, verifyIdentity: mode === 'identity' } }),
  } as ConnectionOptions;
}
