import { type Embedder, throwIfAborted } from 'nlquery/adapter-kit';

const dimensions = 256;

/** Vectors of hashed letter triples: close for texts that share parts of words. Knows no meaning. */
export function hashingEmbedder(): Embedder {
  return {
    name: 'hashing',
    // Whatever moves a vector stands in the id, so that a change of it embeds everything anew.
    id: `hashing:triples:${dimensions}`,
    dimensions,
    maxBatchSize: 1_000,
    embed: async (texts, { signal }) => {
      throwIfAborted(signal);
      return texts.map(vectorOf);
    },
  };
}

function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(dimensions);
  const padded = `  ${text.toLowerCase()} `;
  for (let start = 0; start + 3 <= padded.length; start += 1) {
    const place = hash(padded.slice(start, start + 3)) % dimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

function hash(triple: string): number {
  let value = 7;
  for (const character of triple) value = (value * 31 + (character.codePointAt(0) ?? 0)) % 2 ** 31;
  return value;
}
