import { invalidOption, readHttpSettings, wholeNumber } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';
import type { OpenaiEmbedderOptions } from './options.ts';
import { readWidth } from './read-width.ts';
import type { Settings } from './settings.ts';

/** @throws `INVALID_OPTIONS`, naming the option and never repeating its value. */
export function readSettings(options: OpenaiEmbedderOptions): Settings {
  const { factory } = identity;
  if (!options.model) throw invalidOption(factory, 'model', 'must name a model');
  return {
    ...readHttpSettings(factory, options, { timeoutMs: 60_000 }),
    ...readWidth(options),
    model: options.model,
    maxBatchSize: wholeNumber(factory, 'maxBatchSize', options.maxBatchSize ?? 2_048, 1),
    maxBatchTokens: wholeNumber(factory, 'maxBatchTokens', options.maxBatchTokens ?? 300_000, 1),
  };
}
