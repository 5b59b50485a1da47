import { type Embedder, NlQueryError, throwIfAborted } from '../../../src/adapter-kit/index.ts';
import { embedText } from './embed-text.ts';
import type { LexicalEmbedderOptions } from './options.ts';

const version = 1;

/**
 * An embedder without a model: texts are near when they share words, word stems or runs of letters. Deterministic on every machine, no
 * network, some 20,000 texts a second. It knows no synonyms: take a real model where there is one.
 *
 * @throws `INVALID_OPTIONS`
 */
export function lexicalEmbedder(options: LexicalEmbedderOptions = {}): Embedder {
  const dimensions = options.dimensions ?? 512;
  if (!Number.isInteger(dimensions) || dimensions < 64 || dimensions > 4096 || dimensions % 8 !== 0) {
    const message = `lexicalEmbedder: "dimensions" must be a multiple of 8 from 64 to 4096, not ${dimensions}.`;
    throw new NlQueryError('INVALID_OPTIONS', message, { details: { option: 'dimensions' } });
  }
  return {
    name: 'lexical',
    id: `lexical:${version}:${dimensions}`,
    dimensions,
    maxBatchSize: 10_000,
    embed: async (texts, { signal }) => {
      throwIfAborted(signal);
      return texts.map((text) => embedText(text, dimensions));
    },
  };
}
