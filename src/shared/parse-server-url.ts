import { NlQueryError } from '../errors/nl-query-error.ts';
import type { DatabaseAddress } from '../ports/database.ts';

export interface ServerUrlRules {
  /** What canonical URLs start with: `postgres`. */
  readonly scheme: string;
  readonly defaultPort: number;
  /** Query parameters that hold secrets, lower case: `['sslpassword']`. `password` always is one. */
  readonly secretParameters?: readonly string[] | undefined;
}

/**
 * Reads `scheme://user:password@host:port/database?parameters`: the form of every networked engine's URL.
 *
 * @throws `INVALID_DB_URL`; neither the message nor a cause repeats the URL.
 */
export function parseServerUrl(url: string, rules: ServerUrlRules): DatabaseAddress {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed) throw invalid('it is not a URL: a "%", "@", ":" or "/" in a password must be percent-encoded');
  if (parsed.hostname === '') throw invalid('it names no host');
  const databaseName = decode(parsed.pathname.replace(/^\//, ''));
  if (databaseName === '') throw invalid('it names no database');
  return {
    canonicalUrl: canonicalUrl(parsed, rules),
    databaseName,
    secrets: secretsOf(parsed, rules),
    location: {
      kind: 'server',
      host: parsed.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(parsed.port || rules.defaultPort),
    },
  };
}

function canonicalUrl(parsed: URL, rules: ServerUrlRules): string {
  const user = parsed.username === '' ? '' : encodeURIComponent(decode(parsed.username));
  const password = parsed.password === '' ? '' : `:${encodeURIComponent(decode(parsed.password))}`;
  const userinfo = user === '' && password === '' ? '' : `${user}${password}@`;
  const port = parsed.port === '' || Number(parsed.port) === rules.defaultPort ? '' : `:${parsed.port}`;
  const parameters = new URLSearchParams(parsed.search);
  parameters.sort();
  const search = parameters.size === 0 ? '' : `?${parameters}`;
  return `${rules.scheme}://${userinfo}${parsed.hostname.toLowerCase()}${port}${parsed.pathname}${search}`;
}

function secretsOf(parsed: URL, rules: ServerUrlRules): readonly string[] {
  const secretNames = new Set(['password', ...(rules.secretParameters ?? [])]);
  const parameters = [...parsed.searchParams].filter(([name]) => secretNames.has(name.toLowerCase()));
  const candidates = [parsed.password, decode(parsed.password), ...parameters.map(([, value]) => value)];
  return [...new Set(candidates)].filter((secret) => secret !== '');
}

/** @throws `INVALID_DB_URL` where a `%` is no escape: drivers would fail on it later, each in its own way. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('a "%" that is meant as such must be percent-encoded, "%25"');
  }
}

function invalid(reason: string): NlQueryError {
  return new NlQueryError('INVALID_DB_URL', `The database URL cannot be used: ${reason}.`, {});
}
