import { NlQueryError, readRedisPlace } from '../../../src/adapter-kit/index.ts';
import type { RedisStateStoreOptions } from './options.ts';
import type { Settings } from './settings.ts';

/** Timers know no more than twice this: twelve days. */
const longestMs = 2 ** 30;

/** @throws `INVALID_OPTIONS` with the option at fault */
export function readSettings(options: RedisStateStoreOptions): Settings {
  const { prefix = 'nlquery:', timeoutMs = 5_000 } = options;
  const place = readRedisPlace('Redis state store', options);
  if (!(timeoutMs > 0 && timeoutMs <= longestMs)) {
    const message = `The Redis state store needs a timeoutMs above 0 and up to ${longestMs}.`;
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'timeoutMs' } });
  }
  return { ...place, prefix, timeoutMs };
}
