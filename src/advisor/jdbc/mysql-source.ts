import { invalidJdbcUrl } from './invalid-jdbc-url.ts';
import type { JdbcSource } from './jdbc-source.ts';
import { readSwitch } from './read-switch.ts';
import { secretSpellings } from './secret-spellings.ts';
import { splitJdbcUrl } from './split-jdbc-url.ts';
import { userinfo } from './userinfo.ts';

/** Of Connector/J and of MariaDB's connector: those that matter here, and those that change nothing that is read. */
const allowed = [
  'useSSL',
  'requireSSL',
  'verifyServerCertificate',
  'sslMode',
  'useUnicode',
  'characterEncoding',
  'connectionCollation',
  'serverTimezone',
  'connectionTimeZone',
  'zeroDateTimeBehavior',
  'connectTimeout',
  'socketTimeout',
  'tinyInt1isBit',
  'autoReconnect',
  'allowPublicKeyRetrieval',
];

/** Both drivers' modes and ours. `preferred` encrypts if it so happens; `trust` verifies nothing, which ours never does. */
const sslModes: Readonly<Record<string, string>> = {
  disabled: 'DISABLED',
  disable: 'DISABLED',
  preferred: 'DISABLED',
  required: 'REQUIRED',
  trust: 'REQUIRED',
  verify_ca: 'VERIFY_CA',
  'verify-ca': 'VERIFY_CA',
  verify_identity: 'VERIFY_IDENTITY',
  'verify-full': 'VERIFY_IDENTITY',
};

/**
 * Reads what follows `jdbc:mysql:` and `jdbc:mariadb:`: `//host1:port1,host2:port2/database?…`. What these engines call a database is the schema.
 *
 * @throws `INVALID_DB_URL`
 */
export function mysqlSource(rest: string, dialect: 'mysql' | 'mariadb'): JdbcSource {
  const { hosts, user, password, path, parameters } = splitJdbcUrl(rest, allowed);
  const [database] = path;
  if (!database) throw invalidJdbcUrl('it names no database');
  if (path.length > 1) throw invalidJdbcUrl('its path has more than a database');
  const mode = sslMode(parameters);
  const query = mode === 'DISABLED' ? '' : `?ssl-mode=${mode}`;
  const urls = hosts.map(
    ({ host, port }) =>
      `${dialect}://${userinfo(user, password)}${host}:${port ?? 3306}/${encodeURIComponent(database)}${query}`,
  );
  const secrets = secretSpellings(user, password);
  return { dialect, catalog: null, schema: database, urls, secrets, notes: [] };
}

function sslMode(parameters: ReadonlyMap<string, string>): string {
  const mode = parameters.get('sslmode')?.toLowerCase();
  if (mode !== undefined) {
    const known = Object.hasOwn(sslModes, mode) ? sslModes[mode] : undefined;
    if (known !== undefined) return known;
    throw invalidJdbcUrl(`sslMode must be one of ${Object.keys(sslModes).join(', ')}`);
  }
  const useSsl = readSwitch(parameters, 'useSSL') === true || readSwitch(parameters, 'requireSSL') === true;
  if (!useSsl) return 'DISABLED';
  return readSwitch(parameters, 'verifyServerCertificate') === true ? 'VERIFY_CA' : 'REQUIRED';
}
