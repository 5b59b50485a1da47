import type { HttpSettings } from './http-settings.ts';

/**
 * What must not stand in an error: the key, header values, and parameters of the base URL. Values under 8 characters are words
 * like `true`, not secrets.
 */
export function httpSecrets(
  settings: Pick<HttpSettings, 'headers' | 'baseUrl'>,
  apiKey: string,
): readonly string[] {
  const values = Object.values(settings.headers);
  const credentials = values.flatMap((value) => [value, value.replace(/^\S+\s+/, '')]);
  const parameters = settings.baseUrl === null ? [] : [...new URL(settings.baseUrl).searchParams.values()];
  return [apiKey, ...[...credentials, ...parameters].filter((value) => value.length >= 8)];
}
