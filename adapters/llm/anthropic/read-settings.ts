import { NlQueryError } from '../../../src/adapter-kit/index.ts';
import type { AnthropicLlmOptions } from './options.ts';
import type { Settings } from './settings.ts';

/** @throws `INVALID_OPTIONS`, naming the option and never repeating its value. */
export function readSettings(options: AnthropicLlmOptions): Settings {
  if (options.model === '') throw invalid('model', 'must name a model');
  return {
    model: options.model,
    apiKey: options.apiKey,
    baseUrl: options.baseUrl === undefined ? null : checkedUrl(options.baseUrl),
    maxOutputTokens: atLeast(1, 'maxOutputTokens', options.maxOutputTokens ?? 8_192),
    structuredOutput: options.structuredOutput ?? 'auto',
    timeoutMs: atLeast(1, 'timeoutMs', options.timeoutMs ?? 120_000),
    maxAttempts: atLeast(1, 'maxAttempts', options.maxAttempts ?? 4),
    backoffMs: atLeast(0, 'backoffMs', options.backoffMs ?? 500),
    maxBackoffMs: atLeast(0, 'maxBackoffMs', options.maxBackoffMs ?? 30_000),
    headers: options.headers ?? {},
    fetch: options.fetch,
  };
}

function checkedUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw invalid('baseUrl', 'must be an http(s) URL');
  if (url.username !== '' || url.password !== '') {
    throw invalid('baseUrl', 'must not hold credentials: give them by `apiKey` or `headers`');
  }
  return baseUrl;
}

function atLeast(least: number, option: string, value: number): number {
  if (Number.isInteger(value) && value >= least && value < 2 ** 31) return value;
  throw invalid(option, `must be a whole number of at least ${least}`);
}

function invalid(option: string, rule: string): NlQueryError {
  return new NlQueryError('INVALID_OPTIONS', `anthropicLlm: \`${option}\` ${rule}.`, { details: { option } });
}
