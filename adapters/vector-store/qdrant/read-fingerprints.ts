import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import type { ChunkPayload } from './chunk-payload.ts';
import type { OpenStore } from './open-store.ts';
import { tenantPoints } from './tenant-points.ts';

/**
 * Chunk id → content hash of everything stored for the tenant. A chunk that is stored with two widths, because a process died between writing
 * one and deleting the other, has the hash of neither: it counts as changed.
 */
export async function readFingerprints(
  { settings, collections }: OpenStore,
  tenantId: string,
  call: CallOptions,
): Promise<ReadonlyMap<string, string>> {
  const fingerprints = new Map<string, string>();
  for (const collection of await collections.list(call)) {
    const points = tenantPoints(settings, { collection, tenantId, signal: call.signal });
    const fields = points.scroll<Pick<ChunkPayload, 'id' | 'content_hash'>>(['id', 'content_hash']);
    for await (const { id, content_hash } of fields)
      fingerprints.set(id, fingerprints.has(id) ? '' : content_hash);
  }
  return fingerprints;
}
