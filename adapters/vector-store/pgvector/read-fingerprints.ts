import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import { inTransaction } from './in-transaction.ts';
import type { OpenStore } from './open-store.ts';

/** Chunk id → content hash of everything stored for the tenant. */
export async function readFingerprints(
  store: OpenStore,
  tenantId: string,
  { signal }: CallOptions,
): Promise<ReadonlyMap<string, string>> {
  const rows = await inTransaction(store, { signal }, (run) =>
    run<{ id: string; content_hash: string }>(
      `SELECT id, content_hash FROM ${store.settings.schema}.chunks WHERE tenant_id = $1`,
      [tenantId],
    ),
  );
  return new Map(rows.map((row) => [row.id, row.content_hash]));
}
