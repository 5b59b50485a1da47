import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import type { OpenStore } from './open-store.ts';
import { pointId } from './point-id.ts';
import { tenantPoints } from './tenant-points.ts';

/** Ids of one request. */
const maxIds = 10_000;

/** Deletes the tenant's chunks of these ids. */
export async function removeChunks(
  { settings, collections }: OpenStore,
  tenantId: string,
  ids: readonly string[],
  call: CallOptions,
): Promise<void> {
  if (ids.length === 0) return;
  const points = ids.filter((id) => id.isWellFormed()).map((id) => pointId(tenantId, 'chunk', id));
  for (const collection of await collections.list(call)) {
    const stored = tenantPoints(settings, { collection, tenantId, signal: call.signal });
    for (let start = 0; start < points.length; start += maxIds)
      await stored.delete([{ has_id: points.slice(start, start + maxIds) }]);
  }
}
