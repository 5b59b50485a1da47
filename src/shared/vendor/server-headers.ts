import type { HttpSettings } from './http-settings.ts';

/**
 * The default headers of a vendor's client, `null` for one that it is not to send. It would send the headers that the environment variable
 * names to any server, in place of the key too: only the vendor's own, without a `baseUrl`, is to get them.
 */
export function serverHeaders(
  { baseUrl, headers }: Pick<HttpSettings, 'baseUrl' | 'headers'>,
  { apiKey, variable }: { readonly apiKey: string; readonly variable: string },
): Readonly<Record<string, string | null>> {
  if (baseUrl === null) return headers;
  const lines = (process.env[variable] ?? '').split('\n').filter((line) => line.includes(':'));
  const unset = lines.map((line) => [line.slice(0, line.indexOf(':')).trim(), null] as const);
  const isOwn = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  return {
    ...Object.fromEntries(unset),
    ...(unset.length === 0 || isOwn ? {} : { authorization: `Bearer ${apiKey}` }),
    ...headers,
  };
}
