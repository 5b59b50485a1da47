import type { ScoredChunk, SearchOptions } from '../../../src/adapter-kit/index.ts';
import type { ChunkPayload } from './chunk-payload.ts';
import type { OpenStore } from './open-store.ts';
import { type Condition, type FoundPoint, tenantPoints } from './tenant-points.ts';
import { unitVector } from './unit-vector.ts';

/** The nearest chunks, best first; those of equal score by id. */
export async function searchChunks(
  { settings, collections }: OpenStore,
  tenantId: string,
  vector: Float32Array,
  { limit, kinds, tables, signal }: SearchOptions,
): Promise<readonly ScoredChunk[]> {
  const unit = unitVector(vector);
  if (limit < 1 || kinds?.length === 0 || tables?.length === 0) return [];
  const conditions: Condition[] = [
    ...(kinds ? [{ key: 'kind', match: { any: kinds } }] : []),
    ...(tables ? [{ key: 'table', match: { any: tables } }] : []),
  ];
  const points = tenantPoints(settings, { collection: collections.ofWidth(vector.length), tenantId, signal });
  const found = await points.query<ChunkPayload>({ vector: unit, limit }, conditions);
  return found.map(scoredChunk).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

function scoredChunk({ payload, score }: FoundPoint<ChunkPayload>): ScoredChunk {
  return {
    id: payload.id,
    kind: payload.kind,
    table: payload.table,
    column: payload.column,
    text: payload.text,
    contentHash: payload.content_hash,
    score: Math.max(-1, Math.min(1, score)),
  };
}
