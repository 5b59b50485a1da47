import type { EmbeddedChunk } from '../../ports/chunk.ts';

/** A column's chunk named `id`; `changes` replace its fields. */
export function sampleChunk(
  id: string,
  vector: readonly number[],
  changes: Partial<EmbeddedChunk> = {},
): EmbeddedChunk {
  return {
    id,
    kind: 'column',
    table: 'main.orders',
    column: id,
    text: `The column ${id}.`,
    contentHash: `hash-of-${id}`,
    ...changes,
    vector: Float32Array.from(vector),
  };
}
