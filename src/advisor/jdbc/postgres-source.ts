import { invalidJdbcUrl } from './invalid-jdbc-url.ts';
import type { JdbcSource } from './jdbc-source.ts';
import { readSwitch } from './read-switch.ts';
import { secretSpellings } from './secret-spellings.ts';
import { splitJdbcUrl } from './split-jdbc-url.ts';
import { userinfo } from './userinfo.ts';

/** Of https://jdbc.postgresql.org/documentation/use: those that matter here, and those that change nothing that is read. */
const allowed = [
  'ssl',
  'sslmode',
  'currentSchema',
  'ApplicationName',
  'connectTimeout',
  'loginTimeout',
  'socketTimeout',
  'tcpKeepAlive',
  'targetServerType',
  'loadBalanceHosts',
  'prepareThreshold',
  'readOnly',
];

/** The driver's modes and ours. `allow` and `prefer` encrypt if it so happens: nothing may rest on that. */
const sslModes: Readonly<Record<string, string>> = {
  disable: 'disable',
  allow: 'disable',
  prefer: 'disable',
  require: 'require',
  'verify-ca': 'verify-ca',
  'verify-full': 'verify-full',
};

/**
 * Reads what follows `jdbc:postgresql:`: `//host1:port1,host2:port2/database?…`, or `database` on this machine. Statements cannot name the database: it is no catalog.
 *
 * @throws `INVALID_DB_URL`
 */
export function postgresSource(rest: string): JdbcSource {
  const { hosts, user, password, path, parameters } = splitJdbcUrl(withHost(rest), allowed);
  if (path.length > 1) throw invalidJdbcUrl('its path has more than a database');
  const database = path[0] ?? user;
  if (!database) throw invalidJdbcUrl('it names no database');
  const mode = sslMode(parameters);
  const query = mode === 'disable' ? '' : `?sslmode=${mode}`;
  const urls = hosts.map(
    ({ host, port }) =>
      `postgres://${userinfo(user, password)}${host}:${port ?? 5432}/${encodeURIComponent(database)}${query}`,
  );
  const [schema] = parameters.get('currentschema')?.split(',') ?? [];
  return {
    dialect: 'postgres',
    catalog: null,
    schema: schema?.trim().replace(/^"(.*)"$/, '$1') || null,
    urls,
    secrets: secretSpellings(user, password),
    notes: [],
  };
}

function withHost(rest: string): string {
  if (rest.startsWith('///')) return `//localhost${rest.slice(2)}`;
  if (rest.startsWith('//')) return rest;
  return `//localhost/${rest.replace(/^\//, '')}`;
}

function sslMode(parameters: ReadonlyMap<string, string>): string {
  const mode = parameters.get('sslmode')?.toLowerCase();
  if (mode === undefined) return readSwitch(parameters, 'ssl') ? 'verify-full' : 'disable';
  const known = Object.hasOwn(sslModes, mode) ? sslModes[mode] : undefined;
  if (known === undefined) throw invalidJdbcUrl(`sslmode must be one of ${Object.keys(sslModes).join(', ')}`);
  return known;
}
