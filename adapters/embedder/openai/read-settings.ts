import { invalidOption } from './invalid-option.ts';
import type { OpenaiEmbedderOptions } from './options.ts';
import { readWidth } from './read-width.ts';
import type { Settings } from './settings.ts';

/** @throws `INVALID_OPTIONS`, naming the option and never repeating its value. */
export function readSettings(options: OpenaiEmbedderOptions): Settings {
  if (options.model === '') throw invalidOption('model', 'must name a model');
  const maxBatchSize = atLeast(1, 'maxBatchSize', options.maxBatchSize ?? 2_048);
  return {
    ...readWidth(options),
    model: options.model,
    apiKey: options.apiKey,
    baseUrl: options.baseUrl === undefined ? null : checkedUrl(options.baseUrl),
    maxBatchSize,
    maxBatchTokens: atLeast(1, 'maxBatchTokens', options.maxBatchTokens ?? 300_000),
    timeoutMs: atLeast(1, 'timeoutMs', options.timeoutMs ?? 60_000),
    maxAttempts: atLeast(1, 'maxAttempts', options.maxAttempts ?? 4),
    backoffMs: atLeast(0, 'backoffMs', options.backoffMs ?? 500),
    maxBackoffMs: atLeast(0, 'maxBackoffMs', options.maxBackoffMs ?? 30_000),
    headers: options.headers ?? {},
    fetch: options.fetch,
  };
}

function checkedUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol))
    throw invalidOption('baseUrl', 'must be an http(s) URL');
  if (url.username !== '' || url.password !== '') {
    throw invalidOption('baseUrl', 'must not hold credentials: give them by `apiKey` or `headers`');
  }
  return baseUrl;
}

function atLeast(least: number, option: string, value: number): number {
  if (Number.isInteger(value) && value >= least && value < 2 ** 31) return value;
  throw invalidOption(option, `must be a whole number of at least ${least}`);
}
