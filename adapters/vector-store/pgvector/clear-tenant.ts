import type { CallOptions } from '../../../src/adapter-kit/index.ts';
import { alterIndexes } from './alter-indexes.ts';
import { hnswIndexPrefix } from './hnsw-index-prefix.ts';
import { inTransaction } from './in-transaction.ts';
import type { OpenStore } from './open-store.ts';
import { quoteIdentifier } from './quote-identifier.ts';
import { tenantLock } from './tenant-lock.ts';

/** Deletes everything of the tenant as one step, and then its indexes. */
export async function clearTenant(
  store: OpenStore,
  tenantId: string,
  { signal }: CallOptions,
): Promise<void> {
  const { schema } = store.settings;
  const lock = tenantLock(store, tenantId);
  const indexes = await inTransaction(store, { signal, lock }, async (run) => {
    await run(`DELETE FROM ${schema}.manifests WHERE tenant_id = $1`, [tenantId]);
    await run(`DELETE FROM ${schema}.chunks WHERE tenant_id = $1`, [tenantId]);
    return run<{ name: string }>(
      `SELECT c.relname AS name FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid
       WHERE i.indrelid = to_regclass($1) AND starts_with(c.relname, $2)`,
      [`${schema}.chunks`, hnswIndexPrefix(tenantId)],
    );
  });
  if (indexes.length === 0) return;
  await alterIndexes(store, { signal }, async (run) => {
    for (const { name } of indexes)
      await run(`DROP INDEX CONCURRENTLY IF EXISTS ${schema}.${quoteIdentifier(name)}`);
  });
}
