import type { HttpSettings } from './http-settings.ts';
import { invalidOption } from './invalid-option.ts';
import type { RequestOptions } from './request-options.ts';
import { wholeNumber } from './whole-number.ts';

export interface HttpOptions extends RequestOptions {
  /** The key, or a function that gets it; read anew at each call. */
  readonly apiKey?: string | (() => string | Promise<string>) | undefined;
  /** Another server than the vendor's own. */
  readonly baseUrl?: string | undefined;
  /** How long one attempt may take. */
  readonly timeoutMs?: number | undefined;
}

/**
 * The options of an adapter that speaks HTTP, checked, with 4 attempts, half a second of back-off and at most 30 s of it where
 * nothing else is asked for.
 *
 * @throws `INVALID_OPTIONS` of `factory`, naming the option and never repeating its value.
 */
export function readHttpSettings(
  factory: string,
  options: HttpOptions,
  defaults: { readonly timeoutMs: number },
): HttpSettings {
  return {
    apiKey: options.apiKey,
    baseUrl: options.baseUrl === undefined ? null : checkedUrl(factory, options.baseUrl),
    timeoutMs: wholeNumber(factory, 'timeoutMs', options.timeoutMs ?? defaults.timeoutMs, 1),
    maxAttempts: wholeNumber(factory, 'maxAttempts', options.maxAttempts ?? 4, 1),
    backoffMs: wholeNumber(factory, 'backoffMs', options.backoffMs ?? 500, 0),
    maxBackoffMs: wholeNumber(factory, 'maxBackoffMs', options.maxBackoffMs ?? 30_000, 0),
    headers: options.headers ?? {},
    fetch: options.fetch,
  };
}

function checkedUrl(factory: string, baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    throw invalidOption(factory, 'baseUrl', 'must be an http(s) URL');
  }
  if (url.username !== '' || url.password !== '') {
    const rule = 'must not hold credentials: give them by `apiKey` or `headers`';
    throw invalidOption(factory, 'baseUrl', rule);
  }
  return baseUrl;
}
