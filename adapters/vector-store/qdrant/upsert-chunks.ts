import type { CallOptions, EmbeddedChunk } from '../../../src/adapter-kit/index.ts';
import { assertStorable } from './assert-storable.ts';
import type { ChunkPayload } from './chunk-payload.ts';
import type { OpenStore } from './open-store.ts';
import { pointId } from './point-id.ts';
import { type Point, putPoints } from './put-points.ts';
import { tenantPoints } from './tenant-points.ts';
import { unitVector } from './unit-vector.ts';

/** Numbers of one request: about 8 MB, where Qdrant takes 32. */
const maxNumbers = 400_000;
const maxPoints = 1_000;

/** Stores the chunks, then deletes what was stored under their ids with vectors of other widths. */
export async function upsertChunks(
  store: OpenStore,
  tenantId: string,
  chunks: readonly EmbeddedChunk[],
  call: CallOptions,
): Promise<void> {
  // Of chunks with the same id the last stands.
  const last = [...new Map(chunks.map((chunk) => [chunk.id, chunk])).values()];
  const points = last.map((chunk) => pointOf(tenantId, chunk));
  const byWidth = Map.groupBy(points, ({ vector }) => vector.length);
  for (const [width, group] of byWidth) {
    const collection = store.collections.ofWidth(width);
    for (const part of parts(group, width)) await putPoints(store, { collection, points: part }, call);
  }
  for (const collection of points.length === 0 ? [] : await store.collections.list(call)) {
    const elsewhere = points.filter(({ vector }) => store.collections.ofWidth(vector.length) !== collection);
    if (elsewhere.length === 0) continue;
    const stale = tenantPoints(store.settings, { collection, tenantId, signal: call.signal });
    await stale.delete([{ has_id: elsewhere.map(({ id }) => id) }]);
  }
}

function pointOf(tenantId: string, chunk: EmbeddedChunk): Point {
  assertStorable(chunk.id);
  const payload: ChunkPayload = {
    tenant_id: tenantId,
    id: chunk.id,
    kind: chunk.kind,
    table: chunk.table,
    column: chunk.column,
    text: chunk.text,
    content_hash: chunk.contentHash,
  };
  return {
    id: pointId(tenantId, 'chunk', chunk.id),
    vector: unitVector(chunk.vector),
    payload: { ...payload },
  };
}

function* parts(points: readonly Point[], width: number): Generator<readonly Point[]> {
  const size = Math.max(1, Math.min(maxPoints, Math.floor(maxNumbers / width)));
  for (let start = 0; start < points.length; start += size) yield points.slice(start, start + size);
}
