import { isAbsolute } from 'node:path';
import { invalidOption, wholeNumber } from '../../../src/adapter-kit/index.ts';
import { identity } from './identity.ts';
import type { TransformersEmbedderOptions } from './options.ts';
import type { Settings } from './settings.ts';

/** @throws `INVALID_OPTIONS`, naming the option. */
export function readSettings(options: TransformersEmbedderOptions): Settings {
  const { factory } = identity;
  const { model, pooling = 'mean' } = options;
  const isPath = isAbsolute(model) || model.startsWith('.');
  if (!isPath && !/^[\w.-]+(?:\/[\w.-]+)?$/.test(model)) {
    throw invalidOption(factory, 'model', 'must name a model of the Hub, or be the path of a folder');
  }
  if (!['mean', 'cls', 'last_token'].includes(pooling)) {
    throw invalidOption(factory, 'pooling', "must be 'mean', 'cls' or 'last_token'");
  }
  return {
    model,
    dimensions: wholeNumber(factory, 'dimensions', options.dimensions, 1),
    dtype: options.dtype ?? 'fp32',
    pooling,
    normalize: options.normalize ?? true,
    queryPrefix: options.queryPrefix ?? '',
    documentPrefix: options.documentPrefix ?? '',
    revision: options.revision ?? 'main',
    cacheDir: options.cacheDir,
    localFilesOnly: options.localFilesOnly ?? false,
    device: options.device ?? 'cpu',
    maxBatchSize: wholeNumber(factory, 'maxBatchSize', options.maxBatchSize ?? 32, 1),
  };
}
