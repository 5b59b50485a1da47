import type { VectorType } from './vector-type.ts';

/** What an HNSW index is made of. */
export interface IndexedType {
  /** `"public".vector(384)`. */
  readonly name: string;
  readonly operators: string;
}

/**
 * The type that pgvector indexes vectors of this width by: as they are up to 2,000 numbers, as copies of half the precision up to 4,000;
 * `null` above.
 *
 * Source: https://github.com/pgvector/pgvector#hnsw
 */
export function indexedType({ schema }: Pick<VectorType, 'schema'>, width: number): IndexedType | null {
  if (width > 4_000) return null;
  const type = width > 2_000 ? 'halfvec' : 'vector';
  return { name: `${schema}.${type}(${Math.trunc(width)})`, operators: `${schema}.${type}_ip_ops` };
}
