import { NlQueryError } from '../../../src/adapter-kit/index.ts';
import type { RedisStateStoreOptions } from './options.ts';
import { secretsOf } from './secrets-of.ts';
import type { Settings } from './settings.ts';

/** @throws `INVALID_OPTIONS` with the option at fault */
export function readSettings(options: RedisStateStoreOptions): Settings {
  const { url, connection, client, prefix = 'nlquery:', timeoutMs = 5_000 } = options;
  const given = [url, connection, client].filter((place) => place !== undefined);
  if (given.length !== 1) throw invalid('url', 'needs one of url, connection and client');
  if (url !== undefined && !isRedisUrl(url))
    throw invalid('url', 'needs a URL redis://… or rediss://…, with a password that is percent-encoded');
  if (connection?.keyPrefix) throw invalid('connection', 'takes no keyPrefix: use the option prefix');
  if (client?.options.keyPrefix)
    throw invalid('client', 'takes no client with a keyPrefix: use the option prefix');
  if (!(timeoutMs > 0)) throw invalid('timeoutMs', 'needs a timeoutMs above 0');
  return {
    client: client ?? null,
    url: url ?? null,
    connection: connection ?? {},
    prefix,
    timeoutMs,
    secrets: secretsOf(url, connection),
  };
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

function invalid(option: string, problem: string): NlQueryError {
  return new NlQueryError('INVALID_OPTIONS', `The Redis state store ${problem}.`, { details: { option } });
}
