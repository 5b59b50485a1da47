import { invalidJdbcUrl } from './invalid-jdbc-url.ts';
import type { JdbcSource } from './jdbc-source.ts';
import { readSwitch } from './read-switch.ts';
import { secretSpellings } from './secret-spellings.ts';
import { type ServerParts, splitJdbcUrl } from './split-jdbc-url.ts';
import { userinfo } from './userinfo.ts';

/** The driver's (https://trino.io/docs/current/client/jdbc.html): those that matter here, and those that change nothing that is read. */
const allowed = [
  'SSL',
  'SSLVerification',
  'accessToken',
  'source',
  'applicationNamePrefix',
  'clientInfo',
  'clientTags',
  'traceToken',
  'timezone',
  'explicitPrepare',
  'encoding',
  'disableCompression',
  'assumeLiteralUnderscoreInMetadataCallsForNonConformingClients',
];

/**
 * Reads what follows `jdbc:trino:`. Port 443 implies SSL; without a port it is 443 with SSL and 80 without, as in Trino's driver. A password or token
 * goes over plain HTTP to this machine only.
 *
 * @param options.sslByDefault when nothing is said of SSL and there is no port, a secret means SSL
 * @throws `INVALID_DB_URL`
 */
export function trinoSource(
  rest: string,
  options: { readonly defaultCatalog?: string | null | undefined; readonly sslByDefault?: boolean } = {},
): JdbcSource {
  const parts = splitJdbcUrl(rest, allowed);
  const { hosts, user, password, path, parameters } = parts;
  const [host] = hosts;
  if (host === undefined || hosts.length > 1) throw invalidJdbcUrl('a Trino URL names one host');
  if (user === null || user === '') throw invalidJdbcUrl('it names no user');
  if (user.includes(':')) throw invalidJdbcUrl('a user name cannot hold a ":"');
  if (path.length > 2) throw invalidJdbcUrl('its path has more than a catalog and a schema');
  const token = parameters.get('accesstoken') ?? null;
  if (token !== null && !/^[\x21-\x7e]+$/.test(token))
    throw invalidJdbcUrl('its access token is not plain ASCII');
  if (token !== null && password) throw invalidJdbcUrl('it holds both a password and an access token');
  const hasSecret = Boolean(password) || token !== null;
  const isSecure =
    readSwitch(parameters, 'SSL') ??
    (host.port === 443 || (options.sslByDefault === true && host.port === null && hasSecret));
  if (hasSecret && !isSecure && !isThisMachine(host.host)) {
    throw invalidJdbcUrl('a password or token is sent over an encrypted connection only: add SSL=true');
  }
  const [namedCatalog, schema = null] = path.map((name) => name.toLowerCase());
  const catalog = namedCatalog ?? options.defaultCatalog?.toLowerCase() ?? null;
  const port = host.port ?? (isSecure ? 443 : 80);
  return {
    dialect: 'trino',
    catalog,
    schema,
    urls: catalog === null ? [] : [urlOf(parts, { host: host.host, port, isSecure, catalog, schema, token })],
    secrets: [...secretSpellings(user, password), ...secretSpellings('', token)],
    notes: verificationNotes(parameters.get('sslverification')),
  };
}

function urlOf(
  { user, password }: ServerParts,
  target: {
    readonly host: string;
    readonly port: number;
    readonly isSecure: boolean;
    readonly catalog: string;
    readonly schema: string | null;
    readonly token: string | null;
  },
): string {
  const { host, port, isSecure, catalog, schema, token } = target;
  const path = [catalog, ...(schema === null ? [] : [schema])].map(encodeURIComponent).join('/');
  const parameters = new URLSearchParams({
    SSL: String(isSecure),
    ...(token === null ? {} : { accessToken: token }),
  });
  return `trino://${userinfo(user, password)}${host}:${port}/${path}?${parameters}`;
}

function verificationNotes(mode = 'FULL'): readonly string[] {
  const known = mode.toUpperCase();
  if (!['FULL', 'CA', 'NONE'].includes(known))
    throw invalidJdbcUrl('SSLVerification must be FULL, CA or NONE');
  if (known === 'FULL') return [];
  return [`SSLVerification=${known} is not followed: certificates are always verified in full.`];
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
