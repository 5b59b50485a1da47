import type { CallOptions, Manifest } from '../../../src/adapter-kit/index.ts';
import type { OpenStore } from './open-store.ts';
import { pointId } from './point-id.ts';
import { putPoints } from './put-points.ts';

/** Replaces the tenant's manifest: one point, written whole. Every point has a vector, so this one has one of a single number. */
export async function writeManifest(
  store: OpenStore,
  tenantId: string,
  manifest: Manifest,
  call: CallOptions,
): Promise<void> {
  const point = {
    id: pointId(tenantId, 'manifest', ''),
    vector: [1],
    payload: { tenant_id: tenantId, manifest },
  };
  await putPoints(store, { collection: store.collections.manifests, points: [point] }, call);
}
