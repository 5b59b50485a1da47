import type { Embedder } from '../../../src/adapter-kit/index.ts';
import { type EmbedContext, embed } from './embed.ts';
import type { OpenaiEmbedderOptions } from './options.ts';
import { readSettings } from './read-settings.ts';
import type { Settings } from './settings.ts';

/**
 * An embedding model of OpenAI, or of any server with OpenAI's embeddings. Needs the package `openai`, loaded at the first call.
 * Building it does no I/O. Questions and documents are embedded alike.
 *
 * Another `baseUrl` puts its host into the `id`: a model of the same name may be another one there.
 *
 * @throws `INVALID_OPTIONS`
 * @example
 * ```ts
 * import { openaiEmbedder } from 'nlquery/embedder/openai';
 *
 * const hosted = openaiEmbedder({ model: 'text-embedding-3-small' });
 * const local = openaiEmbedder({ model: 'nomic-embed-text', dimensions: 768, baseUrl: 'http://localhost:11434/v1' });
 * ```
 */
export function openaiEmbedder(options: OpenaiEmbedderOptions): Embedder {
  const settings = readSettings(options);
  const context: EmbedContext = { settings, encoding: 'base64' };
  return {
    name: 'openai',
    id: idOf(settings),
    dimensions: settings.dimensions,
    maxBatchSize: settings.maxBatchSize,
    embed: (texts, embedOptions) => embed(context, texts, embedOptions),
  };
}

function idOf({ model, dimensions, baseUrl }: Settings): string {
  const id = `openai:${model}:${dimensions}`;
  return baseUrl === null ? id : `${id}@${new URL(baseUrl).host}`;
}
