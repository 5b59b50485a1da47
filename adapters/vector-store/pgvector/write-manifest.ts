import type { CallOptions, Manifest } from '../../../src/adapter-kit/index.ts';
import { inTransaction } from './in-transaction.ts';
import { makeHnswIndex } from './make-hnsw-index.ts';
import type { OpenStore } from './open-store.ts';
import { tenantLock } from './tenant-lock.ts';

/** Replaces the tenant's manifest in one statement; a large tenant gets its index before. */
export async function writeManifest(
  store: OpenStore,
  tenantId: string,
  manifest: Manifest,
  { signal }: CallOptions,
): Promise<void> {
  await makeHnswIndex(store, tenantId, manifest.dimensions, { signal });
  await inTransaction(store, { signal, lock: tenantLock(store, tenantId) }, (run) =>
    run(
      `INSERT INTO ${store.settings.schema}.manifests (tenant_id, manifest) VALUES ($1, $2)
       ON CONFLICT (tenant_id) DO UPDATE SET manifest = excluded.manifest`,
      [tenantId, JSON.stringify(manifest)],
    ),
  );
}
