import type { CallOptions, Manifest } from '../../../src/adapter-kit/index.ts';
import { inTransaction } from './in-transaction.ts';
import type { OpenStore } from './open-store.ts';

/** The tenant's manifest, or `null`. */
export async function readManifest(
  store: OpenStore,
  tenantId: string,
  { signal }: CallOptions,
): Promise<Manifest | null> {
  const [row] = await inTransaction(store, { signal }, (run) =>
    run<{ manifest: string }>(
      `SELECT manifest FROM ${store.settings.schema}.manifests WHERE tenant_id = $1`,
      [tenantId],
    ),
  );
  return row ? JSON.parse(row.manifest) : null;
}
