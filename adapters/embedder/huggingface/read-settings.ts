import { invalidOption, readHttpSettings, wholeNumber } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';
import type { HuggingfaceEmbedderOptions } from './options.ts';
import type { Settings } from './settings.ts';

/** @throws `INVALID_OPTIONS`, naming the option and never repeating its value. */
export function readSettings(options: HuggingfaceEmbedderOptions): Settings {
  const { factory } = identity;
  // It becomes a part of the URL.
  if (!/^[\w.-]+(?:\/[\w.-]+)?$/.test(options.model)) {
    throw invalidOption(factory, 'model', 'must name a model of the Hub, like `BAAI/bge-small-en-v1.5`');
  }
  return {
    ...readHttpSettings(factory, options, { timeoutMs: 60_000 }),
    model: options.model,
    dimensions: wholeNumber(factory, 'dimensions', options.dimensions, 1),
    queryPrefix: options.queryPrefix ?? '',
    documentPrefix: options.documentPrefix ?? '',
    normalize: options.normalize ?? true,
    truncate: options.truncate ?? true,
    maxBatchSize: wholeNumber(factory, 'maxBatchSize', options.maxBatchSize ?? 32, 1),
  };
}
