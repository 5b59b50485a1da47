import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import { isStorable } from './assert-storable.ts';
import { inTransaction } from './in-transaction.ts';
import type { OpenStore } from './open-store.ts';
import { tenantLock } from './tenant-lock.ts';

/** Deletes the tenant's chunks of these ids, all at once. */
export async function removeChunks(
  store: OpenStore,
  tenantId: string,
  ids: readonly string[],
  { signal }: CallOptions,
): Promise<void> {
  if (ids.length === 0) return;
  await inTransaction(store, { signal, lock: tenantLock(store, tenantId) }, (run) =>
    run(`DELETE FROM ${store.settings.schema}.chunks WHERE tenant_id = $1 AND id = ANY ($2::text[])`, [
      tenantId,
      ids.filter(isStorable),
    ]),
  );
}
