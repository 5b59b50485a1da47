import type { Embedder } from '../../../src/adapter-kit/index.ts';
import { seededNumbers } from '../../../src/testing/seeded-numbers.ts';

/** Answers at once with vectors made beforehand, and counts the documents. */
export interface InstantEmbedder extends Embedder {
  takeCount(): number;
}

const poolSize = 1_024;

export function instantEmbedder(width: number): InstantEmbedder {
  const pick = seededNumbers(20_261_121);
  const pool = Array.from({ length: poolSize }, () =>
    Float32Array.from({ length: width }, () => (pick(2_000_001) - 1_000_000) / 1_000_000),
  );
  let embedded = 0;
  return {
    name: 'instant',
    id: `instant:${width}`,
    dimensions: width,
    maxBatchSize: 10_000,
    embed: async (texts) =>
      texts.map(() => {
        embedded += 1;
        return pool[embedded % poolSize] ?? new Float32Array(width);
      }),
    takeCount: () => {
      const count = embedded;
      embedded = 0;
      return count;
    },
  };
}
