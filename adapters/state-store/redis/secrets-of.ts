import type { RedisOptions } from 'ioredis';

/** The passwords in a URL (well-formed, as `readSettings` has made sure) and in connection options. */
export function secretsOf(url: string | undefined, connection: RedisOptions | undefined): readonly string[] {
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
