import { NlQueryError } from '../../../src/adapter-kit/index.ts';
import type { QdrantVectorStoreOptions } from './options.ts';
import type { QdrantSettings } from './settings.ts';

/** Timers know no longer time: 24 days. */
const maxNumber = 2 ** 31 - 1;

/** @throws `INVALID_OPTIONS` */
export function readSettings(options: QdrantVectorStoreOptions): QdrantSettings {
  const { apiKey, collectionPrefix: prefix = 'nlquery' } = options;
  const url = URL.canParse(options.url) ? new URL(options.url) : null;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw invalid('url', 'it must be an http:// or https:// URL');
  if (url.username !== '' || url.password !== '' || url.search !== '')
    throw invalid('url', 'it may hold no user, password or query: a key goes into apiKey');
  if (apiKey !== undefined && !/^[\x21-\x7e]+$/.test(apiKey))
    throw invalid('apiKey', 'it must be printable ASCII, and not empty');
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(prefix))
    throw invalid('collectionPrefix', 'it must be letters, digits, "_" and "-"');
  return {
    baseUrl: `${url.origin}${url.pathname}`.replace(/\/+$/, ''),
    apiKey,
    prefix,
    exact: options.exact ?? true,
    timeoutMs: positive(options, 'timeoutMs', 60_000),
    maxAttempts: positive(options, 'maxAttempts', 4),
  };
}

function positive(
  options: QdrantVectorStoreOptions,
  option: 'timeoutMs' | 'maxAttempts',
  fallback: number,
): number {
  const value = options[option] ?? fallback;
  if (Number.isInteger(value) && value >= 1 && value <= maxNumber) return value;
  throw invalid(option, `it must be a whole number from 1 to ${maxNumber}`);
}

function invalid(option: string, reason: string): NlQueryError {
  return new NlQueryError('INVALID_OPTIONS', `qdrantVectorStore, ${option}: ${reason}.`, {
    details: { option },
  });
}
