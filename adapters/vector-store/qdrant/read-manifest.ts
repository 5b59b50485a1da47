import type { CallOptions, Manifest } from '../../../src/adapter-kit/index.ts';
import type { OpenStore } from './open-store.ts';
import { tenantPoints } from './tenant-points.ts';

/** The tenant's manifest, or `null`. */
export async function readManifest(
  { settings, collections }: OpenStore,
  tenantId: string,
  { signal }: CallOptions,
): Promise<Manifest | null> {
  const points = tenantPoints(settings, { collection: collections.manifests, tenantId, signal });
  for await (const { manifest } of points.scroll<{ manifest: Manifest }>(['manifest'])) return manifest;
  return null;
}
