import { userInfo } from 'node:os';
import type { ClientConfig } from 'pg';
import type { PostgresDatabaseOptions } from './options.ts';
import { tlsMode } from './tls-mode.ts';

/**
 * The settings of one server connection to a URL that `parsePostgresUrl` has accepted. Everything that `pg` would
 * otherwise take from this process's environment (PGHOST, PGUSER, PGPASSWORD, PGSSLMODE, .pgpass) is said outright.
 */
export function clientConfig(url: string, options: PostgresDatabaseOptions): ClientConfig {
  const parsed = new URL(url);
  const parameters = parsed.searchParams;
  const user = decodeURIComponent(parsed.username) || parameters.get('user') || userInfo().username;
  const password = decodeURIComponent(parsed.password) || parameters.get('password') || '';
  return {
    host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(parsed.port || 5432),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    user,
    // A function, because `pg` takes an empty text for "look in the environment".
    password: () => password,
    ssl: tlsOf(parameters, options),
    application_name: options.applicationName ?? 'nlquery',
    options: parameters.get('options') ?? undefined,
    keepAlive: true,
  };
}

function tlsOf(parameters: URLSearchParams, options: PostgresDatabaseOptions): ClientConfig['ssl'] {
  const mode = tlsMode(parameters) ?? 'none';
  return mode !== 'none' && { rejectUnauthorized: mode === 'verify', ...options.tls };
}
