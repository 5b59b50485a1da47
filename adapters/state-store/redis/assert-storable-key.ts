import { NlQueryError } from '../../../src/adapter-kit/index.ts';

/**
 * Keys are sent as UTF-8, in which all lone surrogates become one and the same character: two keys would be one.
 *
 * @throws `STATE_STORE_FAILED` when `key` holds a lone surrogate.
 */
export function assertStorableKey(key: string): void {
  if (key.isWellFormed()) return;
  throw new NlQueryError('STATE_STORE_FAILED', 'The key is not well-formed Unicode text.', {
    details: { adapter: 'redis' },
    retryable: false,
  });
}
