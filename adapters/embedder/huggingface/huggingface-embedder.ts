import type { Embedder } from '../../../src/adapter-kit/index.ts';
import { embed } from './embed.ts';
import type { HuggingfaceEmbedderOptions } from './options.ts';
import { readSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';

/**
 * An embedding model at Hugging Face's Inference API, on an Inference Endpoint, or on a text-embeddings-inference server of your
 * own. Needs the package `@huggingface/inference`, loaded at the first call. Building it does no I/O.
 *
 * The model must give one vector a text. One vector a token is refused: such an answer holds special and padding tokens that
 * cannot be told from words, so that a mean of them would depend on which texts were sent together.
 *
 * @throws `INVALID_OPTIONS`
 * @example
 * ```ts
 * import { huggingfaceEmbedder } from 'nlquery/embedder/huggingface';
 *
 * const hosted = huggingfaceEmbedder({ model: 'BAAI/bge-small-en-v1.5', dimensions: 384 });
 * const own = huggingfaceEmbedder({
 *   model: 'intfloat/multilingual-e5-small',
 *   dimensions: 384,
 *   baseUrl: 'http://localhost:8080',
 *   queryPrefix: 'query: ',
 *   documentPrefix: 'passage: ',
 * });
 * ```
 */
export function huggingfaceEmbedder(options: HuggingfaceEmbedderOptions): Embedder {
  const settings = readSettings(options);
  return {
    name: 'huggingface',
    id: idOf(settings),
    dimensions: settings.dimensions,
    maxBatchSize: settings.maxBatchSize,
    embed: (texts, embedOptions) => embed(settings, texts, embedOptions),
  };
}

function idOf({ model, dimensions, baseUrl, normalize, queryPrefix, documentPrefix }: Settings): string {
  const parts = [`huggingface:${model}:${dimensions}`];
  if (!normalize) parts.push('raw');
  if (queryPrefix !== '') parts.push(`query=${JSON.stringify(queryPrefix)}`);
  if (documentPrefix !== '') parts.push(`document=${JSON.stringify(documentPrefix)}`);
  const id = parts.join(':');
  return baseUrl === null ? id : `${id}@${new URL(baseUrl).host}`;
}
