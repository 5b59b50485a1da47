import type { Embedder } from '../../../src/adapter-kit/index.ts';
import { type EmbedContext, embed } from './embed.ts';
import type { TransformersEmbedderOptions } from './options.ts';
import { readSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';

/**
 * An embedding model that runs in this process. Needs the package `@huggingface/transformers`, loaded at the first call together
 * with the model, which is downloaded once. Building it does no I/O.
 *
 * The model stays in memory for as long as the process lives. A computation that has begun runs to its end: an aborted call
 * rejects at once, and no further batch is begun.
 *
 * @throws `INVALID_OPTIONS`
 * @example
 * ```ts
 * import { transformersEmbedder } from 'nlquery/embedder/transformers';
 *
 * const embedder = transformersEmbedder({
 *   model: 'onnx-community/all-MiniLM-L6-v2-ONNX',
 *   dimensions: 384,
 *   dtype: 'q8',
 *   cacheDir: './models',
 * });
 * ```
 */
export function transformersEmbedder(options: TransformersEmbedderOptions): Embedder {
  const settings = readSettings(options);
  const context: EmbedContext = { settings, extractor: null };
  return {
    name: 'transformers',
    id: idOf(settings),
    dimensions: settings.dimensions,
    maxBatchSize: settings.maxBatchSize,
    embed: (texts, embedOptions) => embed(context, texts, embedOptions),
  };
}

function idOf(settings: Settings): string {
  const { model, revision, dimensions, dtype, pooling, normalize, queryPrefix, documentPrefix } = settings;
  const name = revision === 'main' ? model : `${model}@${revision}`;
  const parts = [`transformers:${name}:${dimensions}:${dtype}:${pooling}`];
  if (!normalize) parts.push('raw');
  if (queryPrefix !== '') parts.push(`query=${JSON.stringify(queryPrefix)}`);
  if (documentPrefix !== '') parts.push(`document=${JSON.stringify(documentPrefix)}`);
  return parts.join(':');
}
