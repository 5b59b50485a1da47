import { type Embedder, NlQueryError } from '../../../../src/adapter-kit/index.ts';

/** Vectors drawn from the text itself; keeps every promise. */
export function soundEmbedder(): Embedder {
  return {
    name: 'sound',
    id: 'sound:1:8',
    dimensions: 8,
    maxBatchSize: 16,
    embed: async (texts, { signal }) => {
      if (signal?.aborted) throw new NlQueryError('ABORTED', 'Aborted.', {});
      if (texts.length > 16) throw failed('Too many texts.');
      return texts.map((text) => vectorOf(text));
    },
  };
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(8).fill(0.1);
  for (const [index, character] of [...text].entries()) {
    const place = index % 8;
    vector[place] = Math.sin((vector[place] ?? 0) * 7 + (character.codePointAt(0) ?? 0));
  }
  return vector;
}

function failed(message: string): NlQueryError {
  return new NlQueryError('EMBEDDER_FAILED', message, { details: { adapter: 'sound' } });
}
