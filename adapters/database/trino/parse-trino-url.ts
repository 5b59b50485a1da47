import { type DatabaseAddress, NlQueryError, parseServerUrl } from '../../../src/adapter-kit/index.ts';

export interface TrinoUrl {
  readonly address: DatabaseAddress;
  /** `https://host:port`. */
  readonly origin: string;
  readonly user: string;
  /** The value of the Authorization header. */
  readonly authorization: string | null;
  readonly catalog: string;
  readonly schema: string | null;
}

/**
 * Reads `trino://user:password@host:port/catalog[/schema]?SSL=true&accessToken=…`. Catalog and schema have no case. Port 443 implies SSL; without a port it is 443 with SSL and
 * 8080 without. A password or token is sent over plain HTTP to this machine only.
 *
 * @throws `INVALID_DB_URL`
 */
export function parseTrinoUrl(url: string): TrinoUrl {
  const { secrets } = parseServerUrl(url, {
    scheme: 'trino',
    defaultPort: 8080,
    secretParameters: ['accesstoken'],
  });
  const parsed = new URL(url);
  if (parsed.protocol !== 'trino:') throw invalid('it must start with trino://');
  const { ssl, accessToken } = readParameters(parsed.searchParams);
  const isSecure = ssl ?? parsed.port === '443';
  const port = parsed.port === '' ? (isSecure ? '443' : '8080') : parsed.port;
  const user = decode(parsed.username);
  const password = decode(parsed.password);
  if (user === '') throw invalid('it names no user');
  if (user.includes(':')) throw invalid('a user name cannot hold a ":"');
  if (password !== '' && accessToken !== null) throw invalid('it holds both a password and an access token');
  const hasSecret = password !== '' || accessToken !== null;
  const host = parsed.hostname.toLowerCase();
  if (hasSecret && !isSecure && !isThisMachine(host)) {
    throw invalid('a password or token is sent over an encrypted connection only: add SSL=true');
  }
  const [catalog = '', schema = '', ...rest] = parsed.pathname
    .slice(1)
    .replace(/\/$/, '')
    .split('/')
    .map((name) => decode(name).toLowerCase());
  if (catalog === '') throw invalid('it names no catalog');
  if (rest.length > 0) throw invalid('its path has more than a catalog and a schema');
  if (/\p{Cc}/u.test(user + catalog + schema)) throw invalid('it holds a control character');
  const userinfo = `${encodeURIComponent(user)}${password === '' ? '' : `:${encodeURIComponent(password)}`}`;
  const path = [catalog, ...(schema === '' ? [] : [schema])].map(encodeURIComponent).join('/');
  const parameters = new URLSearchParams({
    ...(isSecure === (port === '443') ? {} : { SSL: String(isSecure) }),
    ...(accessToken === null ? {} : { accessToken }),
  });
  return {
    address: {
      canonicalUrl: `trino://${userinfo}@${host}:${port}/${path}${parameters.size === 0 ? '' : `?${parameters}`}`,
      databaseName: schema === '' ? catalog : `${catalog}.${schema}`,
      location: { kind: 'server', host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) },
      secrets: hasSecret ? [...secrets, ...encoded(user, password)] : [],
    },
    origin: `${isSecure ? 'https' : 'http'}://${host}:${port}`,
    user,
    authorization: authorizationOf(user, password, accessToken),
    catalog,
    schema: schema === '' ? null : schema,
  };
}

function readParameters(parameters: URLSearchParams): { ssl: boolean | null; accessToken: string | null } {
  let ssl: boolean | null = null;
  let accessToken: string | null = null;
  for (const [name, value] of parameters) {
    if (name.toLowerCase() === 'ssl' && /^(?:true|false)$/i.test(value)) ssl = value.toLowerCase() === 'true';
    else if (name.toLowerCase() === 'accesstoken' && /^[\x21-\x7e]+$/.test(value)) accessToken = value;
    else throw invalid(`the parameter "${name}" is not supported, or not with this value`);
  }
  return { ssl, accessToken };
}

/** Forms in which a proxy's error page may quote the credentials. */
function encoded(user: string, password: string): readonly string[] {
  return password === '' ? [] : [Buffer.from(`${user}:${password}`).toString('base64')];
}

function authorizationOf(user: string, password: string, accessToken: string | null): string | null {
  if (accessToken !== null) return `Bearer ${accessToken}`;
  return password === '' ? null : `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('a "%" must be percent-encoded');
  }
}

function invalid(reason: string): NlQueryError {
  return new NlQueryError('INVALID_DB_URL', `The database URL cannot be used: ${reason}.`, {});
}
