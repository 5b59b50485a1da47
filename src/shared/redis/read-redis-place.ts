import type { Cluster, Redis, RedisOptions } from 'ioredis';
import { NlQueryError } from '../../errors/nl-query-error.ts';

/** Exactly one of them says where Redis is. */
export interface RedisPlaceOptions {
  readonly url?: string | undefined;
  readonly connection?: RedisOptions | undefined;
  readonly client?: Redis | Cluster | undefined;
}

/** The options, checked. */
export interface RedisPlace {
  /** `null` when Redis is reached by `url` and `connection`. */
  readonly client: Redis | Cluster | null;
  readonly url: string | null;
  readonly connection: RedisOptions;
  /** Texts that no error may show: the passwords in the URL and in the connection options. */
  readonly secrets: readonly string[];
}

/**
 * For adapters that take a URL, options of ioredis or a client of it. `adapter` is the subject of messages: `Redis state store`.
 *
 * @throws `INVALID_OPTIONS` with the option at fault
 */
export function readRedisPlace(adapter: string, { url, connection, client }: RedisPlaceOptions): RedisPlace {
  const given = [url, connection, client].filter((place) => place !== undefined);
  if (given.length !== 1) throw invalid('url', 'needs one of url, connection and client');
  if (url !== undefined && !isRedisUrl(url))
    throw invalid('url', 'needs a URL redis://… or rediss://…, with a password that is percent-encoded');
  if (connection?.keyPrefix) throw invalid('connection', 'takes no keyPrefix: use the option prefix');
  if (client?.options.keyPrefix)
    throw invalid('client', 'takes no client with a keyPrefix: use the option prefix');
  return {
    client: client ?? null,
    url: url ?? null,
    connection: connection ?? {},
    secrets: secretsOf(url, connection),
  };

  function invalid(option: string, problem: string): NlQueryError {
    return new NlQueryError('INVALID_OPTIONS', `The ${adapter} ${problem}.`, { details: { option } });
  }
}

/** As ioredis wants it: a password that cannot be decoded makes it fail. */
function isRedisUrl(url: string): boolean {
  if (!/^rediss?:\/\/./i.test(url) || !URL.canParse(url)) return false;
  try {
    const { username, password } = new URL(url);
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

/** `url` is well-formed. */
function secretsOf(url: string | undefined, connection: RedisOptions | undefined): readonly string[] {
  const parsed = url === undefined ? null : new URL(url);
  const candidates = [
    parsed?.password,
    parsed && decodeURIComponent(parsed.password),
    parsed?.searchParams.get('password'),
    connection?.password,
    connection?.sentinelPassword,
  ];
  return candidates.filter((secret) => typeof secret === 'string' && secret !== '') as string[];
}
