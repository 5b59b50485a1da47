import type { RedisOptions } from 'ioredis';

/** The passwords in a URL and in connection options. */
export function secretsOf(url: string | undefined, connection: RedisOptions | undefined): readonly string[] {
  const parsed = url !== undefined && URL.canParse(url) ? new URL(url) : null;
  const candidates = [
    parsed?.password,
    parsed && decode(parsed.password),
    parsed?.searchParams.get('password'),
    connection?.password,
    connection?.sentinelPassword,
  ];
  return candidates.filter((secret) => typeof secret === 'string' && secret !== '') as string[];
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
