import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import type { OpenStore } from './open-store.ts';
import { tenantPoints } from './tenant-points.ts';

/** Deletes the tenant's manifest, then its chunks. */
export async function clearTenant(
  { settings, collections }: OpenStore,
  tenantId: string,
  call: CallOptions,
): Promise<void> {
  for (const collection of [collections.manifests, ...(await collections.list(call))])
    await tenantPoints(settings, { collection, tenantId, signal: call.signal }).delete([]);
}
