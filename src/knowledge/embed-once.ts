import type { Embedder } from '../ports/embedder.ts';

/** The embedder for the time of one question: asked for the same single text again, it gives the vector it has. */
export function embedOnce(embedder: Embedder): Embedder {
  const known = new Map<string, ReturnType<Embedder['embed']>>();
  const { name, id, dimensions, maxBatchSize } = embedder;
  return {
    name,
    id,
    dimensions,
    maxBatchSize,
    embed: (texts, options) => {
      if (texts.length !== 1) return embedder.embed(texts, options);
      const key = `${options.purpose} ${texts[0]}`;
      const vectors = known.get(key) ?? embedder.embed(texts, options);
      known.set(key, vectors);
      return vectors;
    },
  };
}
